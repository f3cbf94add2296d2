namespace HotDash.Dashboard.Features.Chatwoot;

/// <summary>Chatwoot could not do what was asked. The message is fit to be shown to an operator.</summary>
public sealed class ChatwootException(ChatwootFailure failure, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    public ChatwootFailure Failure { get; } = failure;
}

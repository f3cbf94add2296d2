namespace HotDash.Chatwoot.Core.Email;

public sealed class TranscriptLine
{
    public DateTime CreatedAt { get; init; }

    public string Sender { get; init; } = "";

    public string Content { get; init; } = "";
}

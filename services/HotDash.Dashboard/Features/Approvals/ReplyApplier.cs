using HotDash.Dashboard.Features.Chatwoot;
using HotDash.Dashboard.Features.Live;

namespace HotDash.Dashboard.Features.Approvals;

/// <summary>
/// Makes the public reply of an approved draft, exactly once. Before sending it writes down that it is about to send; when
/// the outcome stayed unknown it waits until no request of ours can be under way and then looks for the message before trying again.
/// </summary>
internal sealed partial class ReplyApplier(
    ApplyStore store,
    OwnMessages messages,
    ChatwootClient chatwoot,
    LiveUpdates live,
    TimeProvider time,
    ILogger<ReplyApplier> logger)
{
    /// <summary>Longer than a request that we gave up can still be processed by Chatwoot (its own limit is 15 s).</summary>
    public static readonly TimeSpan QuietTime = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_longestRetry = TimeSpan.FromMinutes(5);

    /// <summary>Does nothing when the approval is not approved, already applied, or in other hands.</summary>
    public async Task ApplyAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await store.ClaimAsync(id, cancellationToken) is not { ConversationId: { } conversationId, NoteMessageId: { } noteId } approval)
        {
            return;
        }

        try
        {
            if (await IsUndecidedAsync(approval, conversationId, noteId, cancellationToken)
                || !await store.MarkStartedAsync(approval, cancellationToken))
            {
                return;
            }

            var reply = await chatwoot.CreateMessageAsync(
                conversationId, new NewMessage(approval.Content, Private: false, approval.ReplySource), cancellationToken);
            await ConcludeAsync(approval, reply.Id, cancellationToken);
        }
        catch (ChatwootException exception)
        {
            LogFailed(exception, id, approval.ApplyAttempts + 1);
            var mayHaveHappened = exception.Failure == ChatwootFailure.Unknown;
            await store.MarkFailedAsync(approval, exception.Message, mayHaveHappened, RetryIn(exception.Failure, approval), cancellationToken);
            await live.PublishAsync(new LiveUpdate(LiveTopics.Approvals, conversationId));
        }
    }

    /// <summary>Settles what an earlier attempt left open. True when nothing may be sent now.</summary>
    private async Task<bool> IsUndecidedAsync(Approval approval, long conversationId, long noteId, CancellationToken cancellationToken)
    {
        if (approval.ApplyStartedAt is not { } startedAt)
        {
            return false;
        }

        var found = await messages.FindAsync(conversationId, noteId, approval.ReplySource, cancellationToken);

        if (found.Count > 0)
        {
            await ConcludeAsync(approval, found[0].Id, cancellationToken);

            return true;
        }

        var quietIn = startedAt + QuietTime - time.GetUtcNow().UtcDateTime;

        if (quietIn <= TimeSpan.Zero)
        {
            return false;
        }

        await store.MarkFailedAsync(
            approval, "Chatwoot did not say whether it took the reply. It is being looked for.", mayHaveHappened: true, quietIn, cancellationToken);

        return true;
    }

    private async Task ConcludeAsync(Approval approval, long messageId, CancellationToken cancellationToken)
    {
        await store.MarkAppliedAsync(approval, $"chatwoot:message:{messageId}", Tools.ReplyFromNote, cancellationToken);
        LogApplied(approval.Id, messageId);
        await live.PublishAsync(new LiveUpdate(LiveTopics.Approvals, approval.ConversationId));
    }

    private static TimeSpan? RetryIn(ChatwootFailure failure, Approval approval) => failure switch
    {
        ChatwootFailure.Unknown => QuietTime,
        ChatwootFailure.Unreachable => Shorter(s_retry * Math.Pow(2, Math.Min(approval.ApplyAttempts, 10)), s_longestRetry),
        _ => null,
    };

    private static TimeSpan Shorter(TimeSpan first, TimeSpan second) => first < second ? first : second;

    [LoggerMessage(Level = LogLevel.Information, Message = "Approval {Approval} was applied as message {Message}")]
    private partial void LogApplied(Guid approval, long message);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Approval {Approval} was not applied, attempt {Attempt}")]
    private partial void LogFailed(Exception exception, Guid approval, int attempt);
}

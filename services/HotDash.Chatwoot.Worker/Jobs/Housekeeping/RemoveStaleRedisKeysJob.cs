using HotDash.Chatwoot.Core.Housekeeping;
using HotDash.Chatwoot.Core.Presence;
using HotDash.Sidekiq.Processing;

namespace HotDash.Chatwoot.Worker.Jobs.Housekeeping;

/// <summary><c>Internal::RemoveStaleRedisKeysJob</c>: forgets signs of life of people who are long gone.</summary>
internal sealed class RemoveStaleRedisKeysJob(Cleaning cleaning, PresenceStore presence) : IJobHandler
{
    public async Task PerformAsync(JobContext context, CancellationToken cancellationToken)
    {
        foreach (var accountId in await cleaning.ListAccountsAsync(cancellationToken))
        {
            await presence.ForgetGoneAsync(accountId);
        }
    }
}

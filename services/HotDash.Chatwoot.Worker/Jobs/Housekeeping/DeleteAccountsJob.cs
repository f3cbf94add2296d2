using HotDash.Chatwoot.Core.Accounts;
using HotDash.Chatwoot.Core.Housekeeping;
using HotDash.Sidekiq.Processing;

namespace HotDash.Chatwoot.Worker.Jobs.Housekeeping;

/// <summary><c>Internal::DeleteAccountsJob</c>: accounts that were marked for deletion and whose time has come.</summary>
internal sealed partial class DeleteAccountsJob(Cleaning cleaning, AccountRemoval accounts, TimeProvider timeProvider, ILogger<DeleteAccountsJob> logger) : IJobHandler
{
    public async Task PerformAsync(JobContext context, CancellationToken cancellationToken)
    {
        foreach (var id in await cleaning.ListAccountsToDeleteAsync(timeProvider.GetUtcNow().UtcDateTime, cancellationToken))
        {
            await accounts.RemoveAsync(id, cancellationToken);
            LogDeleted(id);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Account {AccountId} was deleted: the time set for it had passed")]
    private partial void LogDeleted(long accountId);
}

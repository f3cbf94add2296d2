using HotDash.Dashboard.Features.Chatwoot;
using Npgsql;

namespace HotDash.Dashboard.Features.Approvals;

/// <summary>Finishes what was approved, also what a stopped process left half-way, and audits what was applied.</summary>
internal sealed partial class ApprovalWorker(IServiceScopeFactory scopes, TimeProvider time, ILogger<ApprovalWorker> logger) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, time);

        do
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or ChatwootException)
            {
                LogPassFailed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ApplyStore>();
        var applier = scope.ServiceProvider.GetRequiredService<ReplyApplier>();
        var auditor = scope.ServiceProvider.GetRequiredService<ReplyAuditor>();

        foreach (var id in await store.FindDueAsync(cancellationToken))
        {
            await applier.ApplyAsync(id, cancellationToken);
        }

        foreach (var approval in await store.FindUnauditedAsync(cancellationToken))
        {
            await auditor.AuditAsync(approval, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Approvals wait: a pass over them failed")]
    private partial void LogPassFailed(Exception exception);
}

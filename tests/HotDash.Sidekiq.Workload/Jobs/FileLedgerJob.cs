using System.Globalization;
using System.Text;
using HotDash.Sidekiq.Processing;

namespace HotDash.Sidekiq.Workload.Jobs;

/// <summary>Takes some milliseconds and then leaves its mark: its number as a line of this process's ledger file, which survives a kill.</summary>
internal sealed class FileLedgerJob(LedgerFile ledger) : IJobHandler
{
    public async Task PerformAsync(JobContext context, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(context.Arguments.GetInt64(1)), cancellationToken);
        ledger.Append(Encoding.ASCII.GetBytes(context.Arguments.GetInt64(0).ToString(CultureInfo.InvariantCulture) + "\n"));
    }
}

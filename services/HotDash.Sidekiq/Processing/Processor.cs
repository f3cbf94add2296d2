using System.Security.Cryptography;
using HotDash.Sidekiq.Fetching;

namespace HotDash.Sidekiq.Processing;

/// <summary>Performs one job after the other.</summary>
internal sealed class Processor(Fetcher fetcher, JobRunner runner, BusyJobs busy, TimeProvider timeProvider)
{
    private readonly string _thread = RandomNumberGenerator.GetString("0123456789abcdefghijklmnopqrstuvwxyz", 4);

    public async Task RunAsync(int number, CancellationToken cancellationToken)
    {
        var thread = _thread + number.ToString(System.Globalization.CultureInfo.InvariantCulture);

        await foreach (var unit in fetcher.Ready.ReadAllAsync(cancellationToken))
        {
            fetcher.Started(unit);

            if (unit.Epoch.IsOver)
            {
                continue;
            }

            busy.Begin(thread, new BusyJob(unit.Queue, unit.Payload, timeProvider.GetUtcNow()));

            try
            {
                await runner.RunAsync(unit);
            }
            finally
            {
                busy.End(thread);
            }
        }
    }
}

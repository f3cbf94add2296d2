using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Aspire.Hosting.Dcp.Objects;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// DCP puts off what it hears of a process by half a second, in case more comes, but looks at once at an object that is changed
/// (reconciliationDebounceDelay in its source). Others wait for these news, so when a process has been started, and when a one-shot
/// is gone, an annotation of its object is changed. What DCP then reports is its own observation.
/// </summary>
internal sealed class DcpNudge(DcpClient client, TimeProvider timeProvider, CancellationToken stopping)
{
    private const string Annotation = "hotdash/nudge";
    private const int Attempts = 5;
    private static readonly TimeSpan s_launch = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Called for every report of the object.</summary>
    public void OnReported(DcpResource resource, DcpExecutable executable)
    {
        switch (executable.Status)
        {
            case null or { State: null or "" or "Starting" } when resource.TryFollow(executable.Metadata.Uid):
                _ = NudgeAsync(resource, Task.Delay(s_launch, timeProvider, stopping), resource.Launched);
                break;
            case { State: "Running", Pid: { } pid }:
                resource.OnLaunched();
                if (resource.IsAwaited && resource.TryFollow(pid.ToString(CultureInfo.InvariantCulture)))
                {
                    _ = NudgeAsync(resource, ExitOf(pid, stopping), resource.Ended);
                }

                break;
        }
    }

    private async Task NudgeAsync(DcpResource resource, Task cause, Task reported)
    {
        try
        {
            await cause;
            for (var attempt = 1; attempt <= Attempts && !reported.IsCompleted && !resource.Ended.IsCompleted; attempt++)
            {
                await client.PatchAsync<DcpExecutable>(resource.Name, Change(attempt), stopping);
                await Task.WhenAny(reported, Task.Delay(s_pause, timeProvider, stopping));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException or DcpException or IOException)
        {
            // Only the half second is lost: DCP reports by itself.
        }
    }

    private static async Task ExitOf(int pid, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (ArgumentException)
        {
            // Gone already.
        }
    }

    private static JsonObject Change(int attempt) =>
        new() { ["metadata"] = new JsonObject { ["annotations"] = new JsonObject { [Annotation] = attempt.ToString(CultureInfo.InvariantCulture) } } };
}

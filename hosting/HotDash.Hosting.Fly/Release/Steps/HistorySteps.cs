using HotDash.Hosting.Fly.Release.Records;
using HotDash.Hosting.Fly.Release.Watch;

namespace HotDash.Hosting.Fly.Release.Steps;

/// <summary>The steps that only read.</summary>
internal static class HistorySteps
{
    private const int MostReleases = 50;

    public static async Task StatusAsync(ReleaseStepContext context)
    {
        var ledger = context.Ledger.Read();
        var lease = ReleaseLease.Read(context.LedgerFolder);
        Console.Out.WriteLine(lease is { IsReleased: false } && ReleaseLease.IsHeld(lease, TimeProvider.System.GetUtcNow())
            ? $"{lease.Owner} deploys or rolls back (process {lease.Process.Id} on {lease.Host}, lock valid until {lease.Expires:u})"
            : "nobody deploys or rolls back");
        using var http = ReleaseStepContext.NewClient();
        var drifted = new List<string>();

        foreach (var app in await context.AskedAppsAsync())
        {
            var (machines, problem) = await context.Verifier(http).MachinesAsync(app.Name, context.CancellationToken);
            var last = ledger.LastOrDefault(entry => entry.App == app.Name && entry.Flow is not null);
            Console.Out.WriteLine($"{app.Name}: {(last is null ? "no release in the ledger" : $"{last.State} {last.Image} ({last.At:u})")}");

            foreach (var machine in machines)
            {
                Console.Out.WriteLine($"  machine {machine.Id} ({machine.Group}) {machine.State} {machine.Digest}, {machine.Checks.Count(check => check.Status == "passing")} of {machine.Checks.Count} checks pass");
            }

            if (LedgerDrift.Find(app.Name, ledger, machines, problem) is { } drift)
            {
                drifted.Add(drift);
                Console.Out.WriteLine($"  drift: {drift}");
            }
        }

        if (drifted.Count > 0)
        {
            throw ReleaseStepContext.Failure(ReleaseOutcome.Drift, string.Join('\n', drifted));
        }
    }

    public static Task HistoryAsync(ReleaseStepContext context)
    {
        foreach (var release in ReleaseStory.Read(context.Ledger.Read(), context.Settings.App).TakeLast(MostReleases))
        {
            Console.Out.WriteLine(release.ToLine());
        }

        return Task.CompletedTask;
    }

    public static Task ShowAsync(ReleaseStepContext context)
    {
        var releases = ReleaseStory.Read(context.Ledger.Read(), context.Settings.App);
        var release = context.Settings.Id is { } id ? releases.FirstOrDefault(story => story.Id == id) : releases is [.., var last] ? last : null;
        Console.Out.Write(release?.ToMarkdown() ?? throw ReleaseStepContext.Failure(ReleaseOutcome.Usage, $"The ledger knows no release '{context.Settings.Id}'. The step that shows the history lists them; name one with --Fly:Release:Id=ID."));

        return Task.CompletedTask;
    }

    public static async Task ExportAsync(ReleaseStepContext context)
    {
        var releases = ReleaseStory.Read(context.Ledger.Read(), context.Settings.App);
        var text = context.Settings.Form == "markdown" ? ReleaseExport.ToMarkdown(releases) : ReleaseExport.ToJson(releases);

        if (context.Settings.Output is { } path)
        {
            await File.WriteAllTextAsync(path, text, context.CancellationToken);
        }
        else
        {
            await Console.Out.WriteAsync(text);
        }
    }

    public static async Task LogsAsync(ReleaseStepContext context)
    {
        using var http = ReleaseStepContext.NewClient();

        foreach (var line in await context.Verifier(http).LogsAsync((await context.AppAsync()).Name, context.CancellationToken))
        {
            Console.Out.WriteLine($"{line.At:u} {line.Instance} {(line.IsError ? "ERROR" : line.Level)} {line.Message}");
        }
    }
}

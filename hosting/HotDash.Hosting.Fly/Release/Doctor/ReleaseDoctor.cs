using System.Globalization;
using System.Text.Json;
using HotDash.Hosting.Fly.Publishing;
using HotDash.Hosting.Fly.Release.Records;
using HotDash.Hosting.Fly.Release.Watch;

namespace HotDash.Hosting.Fly.Release.Doctor;

/// <summary>Looks at everything that has stopped a release before, and changes nothing.</summary>
internal sealed class ReleaseDoctor(IProcessRunner processes, ReleaseVerifier verifier, HttpMessageInvoker http, ReleaseSettings settings, TimeProvider timeProvider)
{
    private const long LeastFreeMegabytes = 1024;

    private static readonly TimeSpan s_mostSkew = TimeSpan.FromSeconds(30);

    public async Task<IReadOnlyList<DoctorFinding>> ExamineAsync(IReadOnlyList<FlyAppModel> apps, IReadOnlyList<ReleaseTarget> targets, ReleaseLedger ledger, CancellationToken cancellationToken)
    {
        List<DoctorFinding> findings =
        [
            await ToolAsync("flyctl", settings.Flyctl, ["version"], cancellationToken),
            new(".NET", true, Environment.Version.ToString()),
            await BranchAsync(cancellationToken),
            await CleanlinessAsync(cancellationToken),
            Disk(ledger.Folder),
            Lock(ledger.Folder),
            await ClockAsync(targets, cancellationToken),
        ];
        var entries = Entries(ledger, findings);

        foreach (var app in apps)
        {
            findings.AddRange(await SecretsAsync(app, cancellationToken));
            findings.Add(await DriftAsync(app.Name, entries, cancellationToken));
        }

        return findings;
    }

    private async Task<DoctorFinding> ToolAsync(string name, string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var result = await processes.RunAsync(program, arguments, cancellationToken);

        return new DoctorFinding(name, result.ExitCode == 0, result.LastLine);
    }

    private async Task<DoctorFinding> BranchAsync(CancellationToken cancellationToken)
    {
        var result = await processes.RunAsync("git", ["rev-parse", "--abbrev-ref", "HEAD"], cancellationToken);

        return new DoctorFinding("branch", result.ExitCode == 0 ? true : null, result.LastLine);
    }

    private async Task<DoctorFinding> CleanlinessAsync(CancellationToken cancellationToken)
    {
        var result = await processes.RunAsync("git", ["status", "--porcelain"], cancellationToken);
        var changes = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

        return result.ExitCode != 0
            ? new DoctorFinding("working tree", null, result.LastLine)
            : new DoctorFinding("working tree", changes == 0, changes == 0 ? "clean" : $"{changes} files are not committed: a release of them has no commit to go back to");
    }

    private static DoctorFinding Disk(string folder)
    {
        var free = new DriveInfo(Directory.Exists(folder) ? folder : Path.GetPathRoot(folder) ?? folder).AvailableFreeSpace / (1024 * 1024);

        return new DoctorFinding("disk", free >= LeastFreeMegabytes, $"{free} MB are free{(free >= LeastFreeMegabytes ? "" : $", less than {LeastFreeMegabytes}")}");
    }

    private DoctorFinding Lock(string folder) => ReleaseLease.Read(folder) switch
    {
        { IsReleased: false } lease when ReleaseLease.IsHeld(lease, timeProvider.GetUtcNow()) => new("lock", false, $"{lease.Owner} holds it until {lease.Expires:u}"),
        { IsReleased: false } lease => new("lock", true, $"{lease.Owner} left it behind; the next release takes it over"),
        _ => new("lock", true, "free"),
    };

    private async Task<DoctorFinding> ClockAsync(IReadOnlyList<ReleaseTarget> targets, CancellationToken cancellationToken)
    {
        if (targets.Select(target => target.BaseUrl).FirstOrDefault(url => url is not null) is not { } url)
        {
            return new DoctorFinding("clock", null, "no app answers from outside, so there is nothing to compare with");
        }

        try
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            timeout.CancelAfter(TimeSpan.FromSeconds(10));
            using var request = new HttpRequestMessage(HttpMethod.Head, url);
            using var response = await http.SendAsync(request, timeout.Token);
            var skew = (timeProvider.GetUtcNow() - response.Headers.Date)?.Duration();

            return new DoctorFinding("clock", skew is null ? null : skew < s_mostSkew, skew is null ? $"{url} does not say the time" : string.Create(CultureInfo.InvariantCulture, $"{skew.Value.TotalSeconds:0} s from {url.Host}'s"));
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new DoctorFinding("clock", null, $"{url} does not answer: {exception.Message}");
        }
    }

    private static IReadOnlyList<LedgerEntry> Entries(ReleaseLedger ledger, List<DoctorFinding> findings)
    {
        try
        {
            var entries = ledger.Read();
            findings.Add(new DoctorFinding("ledger", true, $"{entries.Count} entries, unbroken"));

            return entries;
        }
        catch (LedgerDamagedException exception)
        {
            findings.Add(new DoctorFinding("ledger", false, exception.Message));

            return [];
        }
    }

    private async Task<IEnumerable<DoctorFinding>> SecretsAsync(FlyAppModel app, CancellationToken cancellationToken)
    {
        var result = await processes.RunAsync(settings.Flyctl, ["secrets", "list", "--app", app.Name, "--json"], cancellationToken);

        try
        {
            return result.ExitCode == 0
                ? SecretNames.Compare(app.Name, [.. app.Secrets().Keys], SecretNames.Read(result.Output))
                : [new DoctorFinding($"secrets of {app.Name}", false, result.LastLine)];
        }
        catch (JsonException exception)
        {
            return [new DoctorFinding($"secrets of {app.Name}", null, $"flyctl's list is not understood: {exception.Message}")];
        }
    }

    private async Task<DoctorFinding> DriftAsync(string app, IReadOnlyList<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        var (machines, problem) = await verifier.MachinesAsync(app, cancellationToken);

        return LedgerDrift.Find(app, entries, machines, problem) is { } drift
            ? new DoctorFinding($"drift of {app}", false, drift)
            : new DoctorFinding($"drift of {app}", problem is null ? true : null, problem?.Text ?? $"{machines.Count} machines run what the ledger says, as far as it says anything");
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using HotDash.Ops.Doctor;
using HotDash.Ops.Machine;

namespace HotDash.Ops.Evidence;

/// <summary><c>evidence</c>: writes <c>artifacts/evidence/TIME/report.md</c> and the whole logs beside it. Every number in it is computed here.</summary>
internal sealed class EvidenceReport(IShell shell, IWeb web, TimeProvider time, TextWriter output)
{
    private const int MostShown = 10;
    private static readonly TimeSpan s_gitTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_runTimeout = TimeSpan.FromMinutes(20);

    public async Task<int> WriteAsync(Clone clone, OpsArguments arguments, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        var folder = clone.PathTo("artifacts", "evidence", at.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        Directory.CreateDirectory(folder);
        var progress = await ProgressAsync(clone, cancellationToken);
        List<RunRecord> runs = [];

        foreach (var command in arguments.Runs)
        {
            runs.Add(await RunAsync(clone, folder, command, runs.Count + 1, cancellationToken));
        }

        var findings = await new DoctorReport(shell, web, time, TextWriter.Null).ExamineAsync(clone, cancellationToken);
        var report = Compose(at, arguments, progress, runs, findings);
        await File.WriteAllTextAsync(Path.Combine(folder, "report.md"), report, cancellationToken);
        var json = JsonSerializer.Serialize(new { at, workingOn = arguments.WorkingOn, progress, runs, blockers = Blockers(arguments, runs, findings), next = arguments.Next }, OpsJson.Options);
        await File.WriteAllTextAsync(Path.Combine(folder, "report.json"), json, cancellationToken);
        await output.WriteLineAsync(arguments.IsJson ? json : $"{report}\nWritten to {Path.GetRelativePath(clone.Root, folder)}");

        return runs.All(run => run.ExitCode == 0) ? OpsCommands.Fine : OpsCommands.Wrong;
    }

    private async Task<IReadOnlyList<Claim>> ProgressAsync(Clone clone, CancellationToken cancellationToken)
    {
        var head = await GitAsync("log", "-1", "--format=%h of %cI: %s");
        var today = await GitAsync("rev-list", "--count", "--since=24.hours", "HEAD");
        var difference = await GitAsync("diff", "--shortstat", "HEAD");

        return
        [
            new("read", $"commit {head.FirstLine}"),
            new("read", $"{today.FirstLine} commits in 24 hours"),
            new("read", difference.FirstLine.Length > 0 ? $"not committed: {difference.FirstLine}" : "nothing is uncommitted"),
        ];

        Task<ShellResult> GitAsync(params string[] command) => shell.RunAsync("git", command, clone.Root, s_gitTimeout, cancellationToken);
    }

    private async Task<RunRecord> RunAsync(Clone clone, string folder, string command, int number, CancellationToken cancellationToken)
    {
        var started = time.GetUtcNow();
        var result = await shell.RunAsync("sh", ["-c", command], clone.Root, s_runTimeout, cancellationToken);
        var seconds = Math.Round((time.GetUtcNow() - started).TotalSeconds, 1);
        var log = $"run-{number}.log";
        var text = $"{result.Output}{result.Error}";
        await File.WriteAllTextAsync(Path.Combine(folder, log), text, cancellationToken);
        string[] lines = [.. text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];

        return new RunRecord(command, started, seconds, result.ExitCode, lines.Length, [.. lines.TakeLast(MostShown)], log);
    }

    private static string Compose(DateTimeOffset at, OpsArguments arguments, IReadOnlyList<Claim> progress, List<RunRecord> runs, IReadOnlyList<Finding> findings)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# {at:yyyy-MM-ddTHH:mm:ssZ}");
        Section(text, "Working On", arguments.WorkingOn.Select(line => new Claim("stated", line)));
        Section(text, "Progress", progress);
        Section(text, "Evidence", []);

        foreach (var run in runs)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- [ran] {run.StartedAt:HH:mm:ssZ} `{run.Command}`: exit code {run.ExitCode} after {run.Seconds} s, {run.Lines} lines in {run.Log}");
            text.AppendLine("```");

            foreach (var line in run.Shown)
            {
                text.AppendLine(line);
            }

            text.AppendLine("```");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"- [ran] doctor: {findings.Count(finding => finding.Level == FindingLevel.Problem)} problems, {findings.Count(finding => finding.Level == FindingLevel.Warning)} warnings in {findings.Count} findings");
        Section(text, "Blockers", Blockers(arguments, runs, findings));
        Section(text, "Next", arguments.Next.Select(line => new Claim("stated", line)));

        return text.ToString();
    }

    private static List<Claim> Blockers(OpsArguments arguments, List<RunRecord> runs, IReadOnlyList<Finding> findings) =>
    [
        .. arguments.Blockers.Select(line => new Claim("stated", line)),
        .. runs.Where(run => run.ExitCode != 0).Select(run => new Claim("ran", $"`{run.Command}` ended with {run.ExitCode}")),
        .. findings.Where(finding => finding.Level == FindingLevel.Problem).Select(finding => new Claim("ran", $"{finding.Area}: {finding.Seen}. {finding.Remedy}")),
    ];

    private static void Section(StringBuilder text, string title, IEnumerable<Claim> claims)
    {
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"## {title}").AppendLine();

        foreach (var claim in claims)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- [{claim.Kind}] {claim.Text}");
        }
    }
}

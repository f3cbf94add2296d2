using System.Diagnostics;
using System.Text.Json;
using HotDash.Ops.Machine;

namespace HotDash.Ops.Doctor;

/// <summary><c>doctor</c>: all checks at once, problems first, each with its remedy.</summary>
internal sealed class DoctorReport(IShell shell, IWeb web, TimeProvider time, TextWriter output)
{
    private static readonly ICheck[] s_checks =
    [
        new GitCheck(), new ToolCheck(), new SecretCheck(), new DriftCheck(), new EnvironmentCheck(),
        new MachineCheck(folder => new DriveInfo(folder).AvailableFreeSpace / (1024 * 1024)),
    ];

    public async Task<IReadOnlyList<Finding>> ExamineAsync(Clone clone, CancellationToken cancellationToken) =>
        await ExamineAsync(s_checks, clone, cancellationToken);

    public async Task<IReadOnlyList<Finding>> ExamineAsync(IReadOnlyList<ICheck> checks, Clone clone, CancellationToken cancellationToken)
    {
        var findings = await Task.WhenAll(checks.Select(check => check.ExamineAsync(clone, shell, web, cancellationToken)));

        return [.. findings.SelectMany(list => list).OrderByDescending(finding => finding.Level)];
    }

    public async Task<int> WriteAsync(Clone clone, bool asJson, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var findings = await ExamineAsync(clone, cancellationToken);
        var problems = findings.Count(finding => finding.Level == FindingLevel.Problem);

        if (asJson)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(new { at = time.GetUtcNow(), seconds = Math.Round(watch.Elapsed.TotalSeconds, 2), problems, findings }, OpsJson.Options));
        }
        else
        {
            foreach (var finding in findings)
            {
                await output.WriteLineAsync($"{Mark(finding.Level)} {finding.Area,-8} {finding.Seen}");

                if (finding.Remedy is { } remedy)
                {
                    await output.WriteLineAsync($"                 → {remedy}");
                }
            }

            await output.WriteLineAsync($"{problems} problems, {findings.Count(finding => finding.Level == FindingLevel.Warning)} warnings, {findings.Count} things looked at in {watch.Elapsed.TotalSeconds:0.0} s");
        }

        return problems == 0 ? OpsCommands.Fine : OpsCommands.Wrong;
    }

    private static string Mark(FindingLevel level) => level switch
    {
        FindingLevel.Fine => "ok      ",
        FindingLevel.Unknown => "unknown ",
        FindingLevel.Warning => "warning ",
        _ => "PROBLEM ",
    };
}

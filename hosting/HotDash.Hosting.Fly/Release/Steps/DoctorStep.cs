using HotDash.Hosting.Fly.Release.Doctor;

namespace HotDash.Hosting.Fly.Release.Steps;

internal static class DoctorStep
{
    public static async Task RunAsync(ReleaseStepContext context)
    {
        var apps = await context.AskedAppsAsync();
        using var http = ReleaseStepContext.NewClient();
        var doctor = new ReleaseDoctor(new ProcessRunner(context.LedgerFolder), context.Verifier(http), http, context.Settings, TimeProvider.System);
        var findings = await doctor.ExamineAsync(apps, [.. apps.Select(app => context.Target(app, ""))], context.Ledger, context.CancellationToken);

        foreach (var finding in findings)
        {
            Console.Out.WriteLine(finding);
        }

        var problems = findings.Where(finding => finding.IsFine is false).ToList();

        if (problems.Count > 0)
        {
            var drifted = problems.All(problem => problem.Name.StartsWith("drift", StringComparison.Ordinal));
            throw ReleaseStepContext.Failure(drifted ? ReleaseOutcome.Drift : ReleaseOutcome.Refused, $"{problems.Count} problems, the first: {problems[0].Name}: {problems[0].Text}");
        }
    }
}

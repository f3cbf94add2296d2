using System.Text.Json;
using HotDash.Hosting.Fly.Release;

namespace HotDash.Hosting.Fly.Drift;

/// <summary>Asks flyctl what an app's machines run and which secrets it has. Changes nothing.</summary>
internal sealed class LiveDrift(IProcessRunner processes, string flyctl)
{
    public static IReadOnlyList<string> MachinesArguments(string app) => ["machine", "list", "--app", app, "--json"];

    public static IReadOnlyList<string> SecretsArguments(string app) => ["secrets", "list", "--app", app, "--json"];

    public async Task<DriftReport> LookAsync(IEnumerable<ExpectedApp> apps, DriftReport? baseline, CancellationToken cancellationToken)
    {
        var looked = new List<AppDrift>();

        foreach (var app in apps)
        {
            looked.Add(await LookAsync(app, baseline?.Apps.FirstOrDefault(earlier => earlier.App == app.Name)?.SecretDigests, cancellationToken));
        }

        return new DriftReport(looked);
    }

    private async Task<AppDrift> LookAsync(ExpectedApp app, IReadOnlyDictionary<string, string>? baseline, CancellationToken cancellationToken)
    {
        var (machines, noMachines) = await AskAsync(MachinesArguments(app.Name), LiveMachineReader.Read, cancellationToken);
        var (secrets, noSecrets) = await AskAsync(SecretsArguments(app.Name), LiveSecret.Read, cancellationToken);

        return (noMachines ?? noSecrets) is { } problem
            ? new AppDrift(app.Name, [], new Dictionary<string, string>(), [], problem)
            : new AppDrift(
                app.Name,
                [.. MachineDrift.Compare(app, machines), .. SecretDrift.Compare(app, secrets, baseline)],
                secrets.OrderBy(secret => secret.Name, StringComparer.Ordinal).ToDictionary(secret => secret.Name, secret => secret.Digest, StringComparer.Ordinal),
                [.. machines.Select(machine => machine.Digest).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    private async Task<(IReadOnlyList<T> Items, string? Problem)> AskAsync<T>(IReadOnlyList<string> arguments, Func<string, IReadOnlyList<T>> read, CancellationToken cancellationToken)
    {
        var result = await processes.RunAsync(flyctl, arguments, cancellationToken);

        if (result.ExitCode != 0)
        {
            return ([], $"flyctl {arguments[0]} {arguments[1]} failed (exit code {result.ExitCode}): {result.LastLine}");
        }

        try
        {
            return (read(result.Output), null);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return ([], $"the answer of flyctl {arguments[0]} {arguments[1]} is not understood: {exception.Message}");
        }
    }
}

using System.Globalization;
using System.Text.Json;
using HotDash.Ops.Machine;

namespace HotDash.Ops.Status;

/// <summary><c>status</c>: only what was asked just now.</summary>
internal sealed class StatusReport(IShell shell, IWeb web, TimeProvider time, TextWriter output)
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(3);

    public async Task<int> WriteAsync(Clone clone, bool asJson, CancellationToken cancellationToken)
    {
        var probe = new EnvironmentProbe(shell, web);
        var commit = shell.RunAsync("git", ["log", "-1", "--format=%h %cI %s"], clone.Root, s_timeout, cancellationToken);
        var (resources, problem) = await probe.ReadLocalAsync(clone, cancellationToken);
        var endpoints = await probe.AskAsync(clone, resources, cancellationToken);
        var at = time.GetUtcNow();

        if (asJson)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(new { at, commit = (await commit).FirstLine, local = resources, localProblem = problem, endpoints }, OpsJson.Options));
        }
        else
        {
            await output.WriteLineAsync($"{at:yyyy-MM-ddTHH:mm:ssZ}  commit {(await commit).FirstLine}");
            await output.WriteLineAsync(resources is null ? $"local    not running: {problem}" : $"local    {resources.Count} resources, {resources.Count(IsWell)} well");

            foreach (var resource in (resources ?? []).Where(resource => !IsWell(resource)))
            {
                await output.WriteLineAsync($"         {resource.Name}: {resource.State} {resource.Health}{(resource.ExitCode is { } code ? $", exit code {code}" : "")}");
            }

            foreach (var endpoint in endpoints)
            {
                await output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{endpoint.Environment,-8} {(endpoint.Problem is null ? "ok     " : "PROBLEM")} {endpoint.Name} {endpoint.Address} {endpoint.Milliseconds:0} ms {endpoint.Version} {endpoint.Problem}").TrimEnd());
            }
        }

        return endpoints.All(endpoint => endpoint.Problem is null) && (resources ?? []).All(IsWell) ? OpsCommands.Fine : OpsCommands.Wrong;
    }

    /// <summary>A one-shot is well when it ended with 0.</summary>
    public static bool IsWell(LocalResource resource) => resource.State switch
    {
        "Running" => resource.Health is null or "Healthy",
        "Finished" or "Exited" => resource.ExitCode is null or 0,
        _ => resource.Health is "Healthy",
    };
}

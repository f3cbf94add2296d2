using HotDash.Ops.Machine;
using HotDash.Ops.Status;

namespace HotDash.Ops.Doctor;

/// <summary>Whether both environments run and answer rightly.</summary>
internal sealed class EnvironmentCheck : ICheck
{
    private const double Slow = 1000;

    public async Task<IReadOnlyList<Finding>> ExamineAsync(Clone clone, IShell shell, IWeb web, CancellationToken cancellationToken)
    {
        var probe = new EnvironmentProbe(shell, web);
        var (resources, problem) = await probe.ReadLocalAsync(clone, cancellationToken);
        var endpoints = await probe.AskAsync(clone, resources, cancellationToken);

        return [.. Local(resources, problem), .. endpoints.Select(Judge)];
    }

    private static IEnumerable<Finding> Local(IReadOnlyList<LocalResource>? resources, string? problem)
    {
        if (resources is null)
        {
            yield return Finding.Unknown("local", $"the local stack does not run: {problem}", "dotnet run --project HotDash.AppHost");
            yield break;
        }

        var ill = resources.Where(resource => !StatusReport.IsWell(resource)).ToList();

        if (ill.Count == 0)
        {
            yield return Finding.Fine("local", $"{resources.Count} resources are well");
        }

        foreach (var resource in ill)
        {
            yield return Finding.Problem(
                "local",
                $"{resource.Name} is {resource.State}{(resource.Health is { } health ? $", {health}" : "")}{(resource.ExitCode is { } code and not 0 ? $", exit code {code}" : "")}",
                $"aspire logs {resource.Name}, then aspire resource {resource.Name} restart");
        }
    }

    private static Finding Judge(Endpoint endpoint) => endpoint switch
    {
        { Problem: { } problem } => Finding.Problem(endpoint.Environment, $"{endpoint.Name} at {endpoint.Address}: {problem}", Remedy(endpoint)),
        { Milliseconds: > Slow } => Finding.Warning(endpoint.Environment, $"{endpoint.Name} took {endpoint.Milliseconds:0} ms to answer", "See the charts on the environments page."),
        _ => Finding.Fine(endpoint.Environment, $"{endpoint.Name} answers rightly in {endpoint.Milliseconds:0} ms {endpoint.Version}".TrimEnd()),
    };

    private static string Remedy(Endpoint endpoint) => endpoint.Environment == "local"
        ? $"aspire logs {endpoint.Name}"
        : $"fly logs --app {endpoint.Name} --no-tail; when it came with a release, roll back: see docs/operations.md";
}

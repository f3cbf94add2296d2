using Aspire.Hosting;

namespace HotDash.Hosting.Embedded.Containers;

/// <summary>Chooses as the orchestrator does: what runs before what is only installed, Docker before Podman.</summary>
internal static class EngineChoice
{
    private const string OtherBackend = "Or leave out HOTDASH_BACKEND=containers: the embedded backend needs no container engine.";

    /// <summary>The oldest that the container backend was tried with, and the oldest Docker that still gets fixes.</summary>
    private static readonly Dictionary<string, Version> s_oldest = new(StringComparer.Ordinal)
    {
        ["docker"] = new Version(24, 0),
        ["podman"] = new Version(4, 3),
    };

    /// <exception cref="DistributedApplicationException">None can be used: says why, and what to do.</exception>
    public static EngineState Choose(IReadOnlyList<EngineState> states)
    {
        if (states.FirstOrDefault(state => state.IsRunning) is { } running)
        {
            return s_oldest.GetValueOrDefault(running.Name) is { } oldest && running.Version < oldest
                ? throw Refusal($"{running.Name} {running.Version} is too old: {oldest} or newer is needed. Update it.")
                : running;
        }

        if (states.FirstOrDefault(state => state.IsInstalled) is { } stopped)
        {
            throw Refusal($"{stopped.Name} is installed but does not work: {stopped.Problem}. {HowToStart(stopped.Name)}");
        }

        throw Refusal(states is [{ Name: var wanted }]
            ? $"the configured container runtime '{wanted}' is not installed. Install it, or name the other one by ASPIRE_CONTAINER_RUNTIME=docker or podman."
            : "neither Docker nor Podman is installed. Install one of them.");
    }

    private static string HowToStart(string engine) => engine == "docker"
        ? "Start its service (systemctl start docker, or Docker Desktop), and see that you may use it (docker info)."
        : "See what podman info says; on a Mac or Windows start its machine (podman machine start).";

    private static DistributedApplicationException Refusal(string reason) => new($"The container backend cannot start: {reason} {OtherBackend}");
}

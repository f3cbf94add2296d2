using Aspire.Hosting.Dcp.Objects;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// An IDE or <c>dotnet watch</c> that has started the AppHost and takes on its projects: it listens for DCP, starts each under its
/// debugger or its file watcher, and restarts one alone when that one's code changes.
/// </summary>
internal static class DcpDebugSession
{
    private const string Port = "DEBUG_SESSION_PORT";
    private const string RunMode = "DEBUG_SESSION_RUN_MODE";

    public static bool IsOffered(IConfiguration configuration) => configuration[Port] is { Length: > 0 };

    public static DcpLaunchConfiguration Describe(ProjectResource project, IConfiguration configuration) => new()
    {
        Mode = configuration[RunMode] is "NoDebug" ? "NoDebug" : "Debug",
        ProjectPath = project.GetProjectMetadata().ProjectPath,
    };
}

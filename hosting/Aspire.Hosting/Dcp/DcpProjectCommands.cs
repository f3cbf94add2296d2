using System.Reflection;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// How a project is started: by the IDE or <c>dotnet watch</c> that started the AppHost and offers to; otherwise its built executable, when the AppHost's build recorded where it is, otherwise <c>dotnet run</c>,
/// which costs a process of 120 MB and more than a second.
/// </summary>
internal sealed class DcpProjectCommands(AppHostOptions appHost, IConfiguration configuration)
{
    private const string OutputKey = "aspireprojectoutput:";

    public DcpCommand Create(ProjectResource project)
    {
        var metadata = project.GetProjectMetadata();
        var directory = Path.GetDirectoryName(metadata.ProjectPath);
        if (DcpDebugSession.IsOffered(configuration))
        {
            return new DcpCommand("dotnet", directory, []) { LaunchConfiguration = DcpDebugSession.Describe(project, configuration) };
        }

        var output = OutputOf(metadata.ProjectPath);
        if (output is null || !File.Exists(output))
        {
            return new DcpCommand("dotnet", directory, RunArguments(metadata));
        }

        return string.Equals(Path.GetExtension(output), ".dll", StringComparison.OrdinalIgnoreCase)
            ? new DcpCommand("dotnet", directory, [output])
            : new DcpCommand(output, directory, []);
    }

    private string? OutputOf(string projectPath) => AppHostOptions.Metadata(appHost.Assembly, OutputKey + projectPath);

    private string[] RunArguments(IProjectMetadata metadata)
    {
        var build = appHost.Assembly?.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration;
        return
        [
            "run",
            "--project", metadata.ProjectPath,
            .. metadata.SuppressBuild ? ["--no-build"] : Array.Empty<string>(),
            .. string.IsNullOrEmpty(build) ? Array.Empty<string>() : ["--configuration", build],
            "--no-launch-profile",
            "--",
        ];
    }
}

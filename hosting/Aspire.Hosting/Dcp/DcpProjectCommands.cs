using System.Reflection;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// How a project is started: its built executable, when the AppHost's build recorded where it is, otherwise <c>dotnet run</c>,
/// which costs a process of 120 MB and more than a second.
/// </summary>
internal sealed class DcpProjectCommands(AppHostOptions appHost)
{
    private const string OutputKey = "aspireprojectoutput:";

    public DcpCommand Create(ProjectResource project)
    {
        var metadata = project.GetProjectMetadata();
        var directory = Path.GetDirectoryName(metadata.ProjectPath);
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
        var configuration = appHost.Assembly?.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration;
        return
        [
            "run",
            "--project", metadata.ProjectPath,
            .. metadata.SuppressBuild ? ["--no-build"] : Array.Empty<string>(),
            .. string.IsNullOrEmpty(configuration) ? Array.Empty<string>() : ["--configuration", configuration],
            "--no-launch-profile",
            "--",
        ];
    }
}

using System.Diagnostics;
using System.Text;

namespace HotDash.Cli.Tests;

/// <summary>An AppHost with one project and one executable, written for one test, under <c>dotnet watch</c>.</summary>
internal sealed class WatchedAppHost : IAsyncDisposable
{
    private const string Web = "var app = WebApplication.Create(args);\napp.MapGet(\"/\", () => \"ANSWER\");\napp.Run();\n";

    private readonly AspireCli _cli;
    private readonly StringBuilder _output = new();
    private Process? _process;

    public WatchedAppHost(AspireCli cli)
    {
        _cli = cli;
        var repository = Path.GetFullPath(Path.Combine(AspireCli.ProjectDirectory, "..", "..", ".."));
        Folder = Directory.CreateTempSubdirectory("watched-").FullName;
        foreach (var settings in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            Write(settings, $"""<Project><Import Project="{repository}/{settings}" /><PropertyGroup><ArtifactsPath>{Folder}/artifacts</ArtifactsPath></PropertyGroup></Project>""");
        }

        Write("WatchedWeb/WatchedWeb.csproj", """<Project Sdk="Microsoft.NET.Sdk.Web" />""");
        Write("WatchedHost/WatchedHost.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{repository}/hosting/Aspire.Hosting/build/Aspire.Hosting.AppHost.props" />
              <PropertyGroup><OutputType>Exe</OutputType><IsAspireHost>true</IsAspireHost></PropertyGroup>
              <ItemGroup>
                <AspireReference Include="Aspire.Hosting" />
                <ProjectReference Include="../WatchedWeb/WatchedWeb.csproj" />
              </ItemGroup>
              <Import Project="{repository}/infra/tools/HotDash.Tools.targets" />
            </Project>
            """);
        Write("WatchedHost/AppHost.cs", """
            var builder = DistributedApplication.CreateBuilder(args);
            builder.AddExecutable("sleeper", "sleep", ".", "infinity");
            builder.AddProject<Projects.WatchedWeb>("web").WithHttpEndpoint().WithHttpHealthCheck("/");
            builder.Build().Run();
            """);
        Answer("first");
    }

    public string Project => Path.Combine(Folder, "WatchedHost", "WatchedHost.csproj");

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    private string Folder { get; }

    /// <summary>Changes what the service answers, which hot reload applies to the running process.</summary>
    public void Answer(string answer) => Write("WatchedWeb/Program.cs", Web.Replace("ANSWER", answer, StringComparison.Ordinal));

    public void Start()
    {
        var start = new ProcessStartInfo("dotnet", ["watch", "--non-interactive", "--project", Project])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Folder,
        };
        _cli.ApplyEnvironment(start);
        start.Environment["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true";
        start.Environment["DOTNET_WATCH_SUPPRESS_LAUNCH_BROWSER"] = "1";
        _process = Process.Start(start) ?? throw new InvalidOperationException("dotnet watch did not start.");
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            // Its clean-up is up to the AppHost's orchestrator, which ends what runs when the AppHost is gone.
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
            _process.Dispose();
            await _cli.ShouldHaveEndedAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private void Read(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}

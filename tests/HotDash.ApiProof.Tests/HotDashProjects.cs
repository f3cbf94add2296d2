using System.Diagnostics;
using HotDash.Tests;

namespace HotDash.ApiProof.Tests;

/// <summary>Builds every HotDash project that uses Aspire against the reference assemblies, in an artifacts folder of its own.</summary>
public sealed class HotDashProjects(OfficialApi official) : IAsyncLifetime
{
    private const string AppHost = "HotDash.AppHost";

    private readonly Dictionary<string, string> _failures = [];

    public static IReadOnlyList<string> Names { get; } = [.. Directory
        .EnumerateFiles(RepositoryRoot.Path, "HotDash.*.csproj", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2 })
        .Where(path => !path.StartsWith(RepositoryRoot.Combine("tests"), StringComparison.Ordinal) && File.ReadAllText(path).Contains("<AspireReference", StringComparison.Ordinal))
        .Select(path => Path.GetRelativePath(RepositoryRoot.Path, path))
        .OrderBy(path => path.Contains(AppHost, StringComparison.Ordinal))];

    /// <summary>The compiler's errors, or null when the project compiled.</summary>
    public string? Failure(string project) => _failures.GetValueOrDefault(project);

    public async ValueTask InitializeAsync()
    {
        foreach (var project in Names)
        {
            // The application's own services do not use Aspire: the AppHost needs only the libraries built before it.
            string[] references = project.Contains(AppHost, StringComparison.Ordinal) ? ["-p:BuildProjectReferences=false"] : [];
            if (await BuildAsync(project, references) is { } failure)
            {
                _failures[project] = failure;
            }
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<string?> BuildAsync(string project, string[] references)
    {
        var start = new ProcessStartInfo("dotnet",
        [
            "build", project, "-nr:false", "-nologo", "-v:quiet", "-clp:NoSummary",
            $"-p:AspireReferenceAssemblies={official.Folder}",
            $"-p:ArtifactsPath={RepositoryRoot.Combine("artifacts", "api-proof")}",
            "-p:HotDashFetchTools=false", "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false", .. references,
        ])
        {
            WorkingDirectory = RepositoryRoot.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode == 0 ? null : $"{output}{await error}";
    }
}

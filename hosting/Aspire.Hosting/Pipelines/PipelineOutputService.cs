using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Pipelines;

internal sealed class PipelineOutputService(IOptions<PipelineOptions> options, AppHostOptions appHost) : IPipelineOutputService
{
    private const string DefaultFolder = "aspire-output";

    private readonly Lazy<string> _temp = new(() => Directory.CreateTempSubdirectory("aspire-pipeline-").FullName);

    public string GetOutputDirectory() => options.Value.OutputPath is { Length: > 0 } path
        ? Path.GetFullPath(path)
        : Path.Combine(appHost.Directory, DefaultFolder);

    public string GetOutputDirectory(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);

        return Path.Combine(GetOutputDirectory(), resource.Name);
    }

    public string GetTempDirectory() => _temp.Value;

    public string GetTempDirectory(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);

        return Path.Combine(GetTempDirectory(), resource.Name);
    }
}

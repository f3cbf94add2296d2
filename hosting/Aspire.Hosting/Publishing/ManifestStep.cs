namespace Aspire.Hosting.Publishing;

/// <summary>The pipeline step <c>publish-manifest</c>.</summary>
internal static partial class ManifestStep
{
    private const string FileName = "aspire-manifest.json";

    public static async Task RunAsync(PipelineStepContext context)
    {
        var output = context.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<PipelineOptions>>().Value.OutputPath;

        if (string.IsNullOrWhiteSpace(output))
        {
            throw new DistributedApplicationException("The manifest has no place to go. Give one: --output-path aspire-manifest.json");
        }

        var full = Path.GetFullPath(output);
        var path = full.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? full : Path.Combine(full, FileName);
        await new ManifestWriter(context.Model, context.ExecutionContext).WriteAsync(path, context.CancellationToken);
        LogPublished(context.Logger, path);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Published manifest to: {Path}")]
    private static partial void LogPublished(ILogger logger, string path);
}

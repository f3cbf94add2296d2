using System.Globalization;
using System.Text;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Hosting.Compose;

/// <summary>Writes the Compose file and the example of its environment file.</summary>
internal static class ComposePublication
{
    private const int FirstPort = 8080;

    public static async Task WriteAsync(PipelineStepContext context)
    {
        var reader = new ComposeModelReader(context.Model, context.ExecutionContext);
        var services = await reader.ReadAsync(context.CancellationToken);
        var folder = context.Services.GetRequiredService<IPipelineOutputService>().GetOutputDirectory();
        Directory.CreateDirectory(folder);

        await File.WriteAllTextAsync(Path.Combine(folder, "compose.yaml"), ComposeYaml.Write(services), context.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, ".env.example"), Example(reader.Variables), context.CancellationToken);
        context.Summary.Add("Compose", $"{services.Count} services in {folder}");
    }

    internal static string Example(IReadOnlyDictionary<string, string> variables)
    {
        var text = new StringBuilder("# Copy to .env and fill in. Keep .env out of version control.\n");
        var port = FirstPort;
        foreach (var (name, meaning) in variables)
        {
            var value = name.EndsWith("_PORT", StringComparison.Ordinal) ? port++.ToString(CultureInfo.InvariantCulture) : "";
            text.Append($"# {meaning}\n{name}={value}\n");
        }

        return text.ToString();
    }
}

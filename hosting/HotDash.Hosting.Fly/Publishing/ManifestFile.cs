using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aspire.Hosting;
using HotDash.Hosting.Fly.Release;

namespace HotDash.Hosting.Fly.Publishing;

/// <summary>
/// Aspire's manifest as it would be written now. Aspire writes one only into a file and only as a run of its own, so this application is run
/// once more, into a temporary folder; what it writes relative to that folder is made relative to the manifest's own.
/// </summary>
internal static class ManifestFile
{
    /// <summary>A child must not talk to the Aspire CLI that listens to this process.</summary>
    private const string NoBackchannel = "--ASPIRE_BACKCHANNEL_PATH=";

    private static readonly string[] s_relative = ["path", "context", "workingDirectory", "source"];

    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<GeneratedFile> MakeAsync(IProcessRunner processes, string root, string path, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("aspire-manifest-").FullName;

        try
        {
            var output = Path.Combine(folder, "aspire-manifest.json");
            var program = Environment.ProcessPath ?? throw new DistributedApplicationException("The path of this program is not known, so its manifest cannot be made.");
            string[] self = Path.GetFileNameWithoutExtension(program) is "dotnet" ? [Assembly.GetEntryAssembly()!.Location] : [];
            var result = await processes.RunAsync(program, [.. self, "--operation", "publish", "--step", "publish-manifest", "--output-path", output, NoBackchannel], cancellationToken);

            return result.ExitCode is 0
                ? new GeneratedFile(path, Rebase(await File.ReadAllTextAsync(output, cancellationToken), folder, Path.GetDirectoryName(Path.GetFullPath(path, root))!))
                : throw new DistributedApplicationException($"The manifest could not be made (exit code {result.ExitCode}): {string.Join('\n', result.LastLines)}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static string Rebase(string manifest, string from, string to)
    {
        var node = JsonNode.Parse(manifest)!;
        Rebase(node, from, to);

        return node.ToJsonString(s_json) + (manifest.EndsWith('\n') ? "\n" : "");
    }

    private static void Rebase(JsonNode? node, string from, string to)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                Rebase(item, from, to);
            }
        }

        foreach (var (key, value) in (node as JsonObject)?.ToList() ?? [])
        {
            if (s_relative.Contains(key) && value is JsonValue text && text.TryGetValue<string>(out var path) && path.StartsWith("..", StringComparison.Ordinal))
            {
                node![key] = Path.GetRelativePath(to, Path.GetFullPath(path, from)).Replace('\\', '/');
            }
            else
            {
                Rebase(value, from, to);
            }
        }
    }
}

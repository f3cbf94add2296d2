using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

/// <summary>The Node project that the settings below <c>HotDash:Dashboard</c> name, checked before anything starts.</summary>
internal sealed partial record NodeProject
{
    private const string Section = "HotDash:Dashboard";
    private const string Remedy = $"or unset {Section}:Path for HotDash's own dashboard";

    private static readonly string[] s_manifests = ["package.json", "package-lock.json"];

    public required string Folder { get; init; }

    public required string Npm { get; init; }

    public required string Script { get; init; }

    /// <summary>Arguments before the port's number, for scripts that do not read PORT.</summary>
    public required IReadOnlyList<string> PortArguments { get; init; }

    public required string HealthPath { get; init; }

    public string? WebhookPath { get; init; }

    public required bool HasLock { get; init; }

    public required bool NeedsInstall { get; init; }

    /// <returns>Null in a publish, which is always of our own dashboard, and where no path is set.</returns>
    /// <exception cref="DistributedApplicationException">The settings name something that is not there.</exception>
    public static NodeProject? Read(IDistributedApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection(Section);
        if (builder.ExecutionContext.IsPublishMode || settings["Path"] is not { Length: > 0 } path)
        {
            return null;
        }

        var folder = Path.GetFullPath(path, builder.AppHostDirectory);
        if (!Directory.Exists(folder))
        {
            throw new DistributedApplicationException($"{Section}:Path is '{path}', and the folder '{folder}' does not exist. Name the folder of a Node project, {Remedy}.");
        }

        var script = settings["Script"] is { Length: > 0 } chosen ? chosen : "dev";

        return new NodeProject
        {
            Folder = folder,
            Npm = FindNpm(),
            Script = script,
            PortArguments = PortArgumentsOf(CommandOf(folder, script)),
            HealthPath = ReadPath(settings, "HealthPath") ?? "/",
            WebhookPath = ReadPath(settings, "WebhookPath"),
            HasLock = File.Exists(Path.Combine(folder, "package-lock.json")),
            NeedsInstall = !IsInstalled(folder),
        };
    }

    private static string CommandOf(string folder, string script)
    {
        var file = Path.Combine(folder, "package.json");
        if (!File.Exists(file))
        {
            throw new DistributedApplicationException($"{Section}:Path names '{folder}', which holds no package.json. Name the folder that holds it, {Remedy}.");
        }

        var scripts = ReadScripts(file);

        return scripts.TryGetValue(script, out var command)
            ? command
            : throw new DistributedApplicationException(
                $"{Section}:Script is '{script}', and '{file}' has no such script. Set it to one of these: {(scripts.Count > 0 ? string.Join(", ", scripts.Keys) : "none, add one to the file")}.");
    }

    private static Dictionary<string, string> ReadScripts(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));

            return document.RootElement.TryGetProperty("scripts", out var scripts) ? scripts.Deserialize<Dictionary<string, string>>() ?? [] : [];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new DistributedApplicationException($"'{file}' is not a valid package.json: {exception.Message} Correct it, {Remedy}.", exception);
        }
    }

    /// <summary>
    /// Tools that take their port by argument alone. The bundled servers of the first listen on "localhost", which may mean
    /// IPv6 only, where nobody looks for them.
    /// </summary>
    private static IReadOnlyList<string> PortArgumentsOf(string command) =>
        ViteServer().IsMatch(command) ? ["--host", "127.0.0.1", "--port"]
        : OtherServer().IsMatch(command) ? ["--port"]
        : [];

    private static string? ReadPath(IConfigurationSection settings, string key) => settings[key] switch
    {
        null or "" => null,
        ['/', ..] path => path,
        var value => throw new DistributedApplicationException($"{Section}:{key} is '{value}', which is no path of a URL. Let it begin with a slash."),
    };

    /// <summary>npm writes this file last, so that it is older than a manifest that has changed since.</summary>
    private static bool IsInstalled(string folder)
    {
        var installed = new FileInfo(Path.Combine(folder, "node_modules", ".package-lock.json"));

        return installed.Exists && s_manifests.All(name => File.GetLastWriteTimeUtc(Path.Combine(folder, name)) <= installed.LastWriteTimeUtc);
    }

    private static string FindNpm()
    {
        var name = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new DistributedApplicationException($"{Section}:Path is set, and npm is not on PATH. Install Node.js 20 or newer, {Remedy}.");
    }

    [GeneratedRegex(@"(^|[\s/])(vite(?!\S)(?!\s+(build|optimize))|react-router\s+dev|remix\s+vite:dev|astro\s+dev)")]
    private static partial Regex ViteServer();

    [GeneratedRegex(@"(^|[\s/])(ng\s+serve|webpack(-dev-server|\s+serve)|vue-cli-service\s+serve|http-server)")]
    private static partial Regex OtherServer();
}

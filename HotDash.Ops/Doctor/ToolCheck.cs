using System.Text.Json;
using System.Text.RegularExpressions;
using HotDash.Ops.Machine;

namespace HotDash.Ops.Doctor;

/// <summary>Whether the tools are there, new enough, and the ones that the clone pins.</summary>
internal sealed partial class ToolCheck : ICheck
{
    private const int LowestNode = 20;
    private const int LowestRedis = 7;
    private const string Reinstall = "npm ci --prefix infra/tools";
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(4);

    public async Task<IReadOnlyList<Finding>> ExamineAsync(Clone clone, IShell shell, IWeb web, CancellationToken cancellationToken)
    {
        var dotnet = RunAsync("dotnet", "--version");
        var node = RunAsync("node", "--version");
        var flyctl = RunAsync("flyctl", "version");
        var redis = RunAsync("redis-server", "--version");

        return [Dotnet(clone, await dotnet), Node(await node), Pinned(clone), Flyctl(await flyctl), Redis(await redis)];

        Task<ShellResult> RunAsync(string program, string argument) => shell.RunAsync(program, [argument], clone.Root, s_timeout, cancellationToken);
    }

    private static Finding Dotnet(Clone clone, ShellResult result)
    {
        var wanted = JsonDocument.Parse(clone.Read("global.json") ?? "{}").RootElement is { ValueKind: JsonValueKind.Object } root
            && root.TryGetProperty("sdk", out var sdk) && sdk.TryGetProperty("version", out var version) ? version.GetString() : null;

        return result switch
        {
            { IsMissing: true } => Finding.Problem("tools", "the .NET SDK is not installed", $"Install .NET SDK {wanted} or a later one of its major version."),
            { IsFine: false } => Finding.Problem("tools", $"no .NET SDK that global.json accepts ({wanted}): {result.LastError}", $"Install .NET SDK {wanted} or a later one of its major version."),
            _ when Major(result.FirstLine) != Major(wanted ?? result.FirstLine) => Finding.Problem("tools", $".NET SDK {result.FirstLine}, but global.json asks for {wanted}", $"Install .NET SDK {wanted}."),
            _ => Finding.Fine("tools", $".NET SDK {result.FirstLine}"),
        };
    }

    private static Finding Node(ShellResult result) => result switch
    {
        { IsFine: false } => Finding.Problem("tools", "Node is not installed: the pinned tools cannot be fetched", $"Install Node {LowestNode} or later."),
        _ when Major(result.FirstLine) < LowestNode => Finding.Problem("tools", $"Node {result.FirstLine} is too old", $"Install Node {LowestNode} or later."),
        _ => Finding.Fine("tools", $"Node {result.FirstLine}"),
    };

    /// <summary>npm writes what it installed into a hidden lock file of the same form as the one that is checked in.</summary>
    private static Finding Pinned(Clone clone)
    {
        if (clone.Read("infra", "tools", "package-lock.json") is not { } wanted)
        {
            return Finding.Problem("tools", "infra/tools/package-lock.json is missing: nothing pins the tools", "git restore infra/tools/package-lock.json");
        }

        if (clone.Read("infra", "tools", "node_modules", ".package-lock.json") is not { } installed)
        {
            return Finding.Warning("tools", "the pinned tools are not installed yet", $"{Reinstall} (the build does it as well)");
        }

        try
        {
            var present = Versions(installed);
            var wrong = Versions(wanted).Where(tool => present.GetValueOrDefault(tool.Key) is { } version && version != tool.Value).Select(tool => $"{tool.Key} {present[tool.Key]} instead of {tool.Value}").ToList();

            return wrong.Count == 0 ? Finding.Fine("tools", "the pinned tools are the ones installed") : Finding.Problem("tools", $"installed tools differ from the pinned ones: {string.Join(", ", wrong)}", Reinstall);
        }
        catch (JsonException)
        {
            return Finding.Problem("tools", "infra/tools/package-lock.json cannot be read: merge marks in it?", "git restore infra/tools/package-lock.json");
        }
    }

    private static Finding Flyctl(ShellResult result) => result.IsFine
        ? Finding.Fine("tools", result.FirstLine)
        : Finding.Unknown("tools", "flyctl is not installed: staging is seen from outside only", "Install flyctl when you release or look at staging.");

    private static Finding Redis(ShellResult result) => result switch
    {
        { IsFine: false } => Finding.Fine("tools", "no redis-server; the stack uses Garnet"),
        _ when RedisVersion().Match(result.FirstLine) is { Success: true } match && Major(match.Groups[1].Value) < LowestRedis =>
            Finding.Warning("tools", $"redis-server {match.Groups[1].Value} is too old and is not used", $"Install redis-server {LowestRedis} or later, or leave it to Garnet."),
        _ => Finding.Fine("tools", result.FirstLine.Split(" sha=")[0]),
    };

    private static Dictionary<string, string> Versions(string lockFile) =>
        JsonDocument.Parse(lockFile).RootElement.TryGetProperty("packages", out var packages)
            ? packages.EnumerateObject()
                .Where(package => package.Name.Length > 0 && package.Value.TryGetProperty("version", out _))
                .ToDictionary(package => package.Name.Replace("node_modules/", "", StringComparison.Ordinal), package => package.Value.GetProperty("version").GetString() ?? "")
            : [];

    private static int Major(string version) => int.TryParse(version.TrimStart('v').Split('.')[0], out var major) ? major : 0;

    [GeneratedRegex(@"v=(\d+\.\d+\.\d+)")]
    private static partial Regex RedisVersion();
}

using System.Text.Json.Nodes;

namespace HotDash.FlySimulator.Commands;

/// <summary><c>flyctl logs</c>, <c>releases</c> and <c>status</c>.</summary>
internal static class ReadCommands
{
    private const int MostLines = 100;
    private const int MostReleases = 25;

    /// <summary>Objects over several lines, one after the other.</summary>
    public static async Task LogsAsync(SimulatedCloud cloud, Arguments arguments, TextWriter output)
    {
        foreach (var line in cloud.Machines(Flyctl.App(cloud, arguments).Name).SelectMany(machine => machine.LogLines()).OrderBy(line => (string?)line["timestamp"], StringComparer.Ordinal).TakeLast(MostLines))
        {
            await output.WriteLineAsync(FlyctlJson.Write(line));
        }
    }

    /// <summary>Go's field names: flyctl gives them no others.</summary>
    public static Task ReleasesAsync(SimulatedCloud cloud, Arguments arguments, TextWriter output) => output.WriteLineAsync(FlyctlJson.Write(new JsonArray(
    [
        .. Flyctl.App(cloud, arguments).Releases.Take(MostReleases).Select(release => new JsonObject
        {
            ["ID"] = $"rel_{release.Version}", ["Version"] = release.Version, ["Status"] = release.Status, ["ImageRef"] = release.ImageRef, ["CreatedAt"] = release.CreatedAt.ToString("O"),
        }),
    ])));

    public static Task StatusAsync(SimulatedCloud cloud, Arguments arguments, TextWriter output)
    {
        var app = Flyctl.App(cloud, arguments);

        return output.WriteLineAsync(FlyctlJson.Write(new JsonObject
        {
            ["Name"] = app.Name, ["Hostname"] = $"{app.Name}.fly.dev", ["Deployed"] = app.Releases.Count > 0, ["Status"] = app.Releases.Count > 0 ? "deployed" : "pending", ["Version"] = app.Releases.Count,
        }));
    }
}

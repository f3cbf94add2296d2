using System.Text.Json;

namespace HotDash.FlySimulator;

/// <summary>The files that all simulated commands share.</summary>
internal static class SimulatorState
{
    public const string FolderVariable = "FLY_SIMULATOR_STATE";

    /// <summary>How long a deploy's smoke check looks. flyctl: 10 seconds; tests shorten it.</summary>
    public const string SmokeVariable = "FLY_SIMULATOR_SMOKE_SECONDS";

    /// <summary>How long a deploy waits for health checks. flyctl: 5 minutes.</summary>
    public const string WaitVariable = "FLY_SIMULATOR_WAIT_SECONDS";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public static string Folder => Environment.GetEnvironmentVariable(FolderVariable) ?? throw new InvalidOperationException($"{FolderVariable} names no folder.");

    public static string AppFolder(string app) => Path.Combine(Folder, "apps", app);

    public static IEnumerable<string> MachineFolders(string app) =>
        Directory.Exists(AppFolder(app)) ? Directory.EnumerateDirectories(AppFolder(app)).Order(StringComparer.Ordinal) : [];

    public static SimulatedImage? FindImage(string reference)
    {
        var path = Path.Combine(Folder, "images", $"{reference[(reference.LastIndexOf(':') + 1)..]}.json");

        return File.Exists(path) ? Read<SimulatedImage>(path) : null;
    }

    public static T Read<T>(string path) => JsonSerializer.Deserialize<T>(File.ReadAllText(path), s_json) ?? throw new JsonException($"'{path}' is empty.");

    /// <summary>Other processes read while this one writes.</summary>
    public static void Write<T>(string path, T value)
    {
        var temporary = $"{path}.{Environment.ProcessId}";
        File.WriteAllText(temporary, JsonSerializer.Serialize(value, s_json));
        File.Move(temporary, path, overwrite: true);
    }
}

using System.Text.Json;

namespace HotDash.FlySimulator;

/// <summary>Files that other processes read while one writes.</summary>
internal static class StateFile
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static T? Find<T>(string path)
        where T : class => File.Exists(path) ? Read<T>(path) : null;

    public static T Read<T>(string path) => JsonSerializer.Deserialize<T>(File.ReadAllText(path), s_json) ?? throw new JsonException($"'{path}' is empty.");

    public static void Write<T>(string path, T value)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
        var temporary = $"{path}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}";
        File.WriteAllText(temporary, JsonSerializer.Serialize(value, s_json));
        File.Move(temporary, path, overwrite: true);
    }
}

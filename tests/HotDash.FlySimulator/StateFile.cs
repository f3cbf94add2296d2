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
        var temporary = Temporary(path);
        File.WriteAllText(temporary, JsonSerializer.Serialize(value, s_json));
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>For its owner alone, from the beginning.</summary>
    public static void WriteSecret<T>(string path, T value)
    {
        var temporary = Temporary(path);

        using (var handle = File.OpenHandle(temporary, FileMode.Create, FileAccess.Write))
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(handle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            RandomAccess.Write(handle, JsonSerializer.SerializeToUtf8Bytes(value, s_json), 0);
        }

        File.Move(temporary, path, overwrite: true);
    }

    private static string Temporary(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");

        return $"{path}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}";
    }
}

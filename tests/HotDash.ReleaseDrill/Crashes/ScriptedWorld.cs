using System.Text.Json;

namespace HotDash.ReleaseDrill.Crashes;

/// <summary>What runs on a Fly that is only a file: it outlives the runners that are killed. Simulated, and labelled so.</summary>
internal sealed record ScriptedWorld
{
    /// <summary>The image of each process group.</summary>
    public required Dictionary<string, string> Runs { get; init; }

    /// <summary>Images that crash when they run.</summary>
    public IReadOnlyList<string> Broken { get; init; } = [];

    /// <summary>Images that flyctl refuses to deploy.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    /// <summary>Images that Fly takes back without telling.</summary>
    public IReadOnlyList<string> TakenBack { get; init; } = [];

    public bool IsWell => Runs.Values.Distinct().Count() == 1 && !Runs.Values.Any(Broken.Contains);

    public static ScriptedWorld Read(string folder) =>
        JsonSerializer.Deserialize<ScriptedWorld>(File.ReadAllText(PathIn(folder)), JsonSerializerOptions.Web) ?? throw new JsonException("There is no world.");

    public void Write(string folder)
    {
        var temporary = $"{PathIn(folder)}.{Environment.ProcessId}";
        File.WriteAllText(temporary, JsonSerializer.Serialize(this, JsonSerializerOptions.Web));
        File.Move(temporary, PathIn(folder), overwrite: true);
    }

    private static string PathIn(string folder) => Path.Combine(folder, "world.json");
}

using System.Text.Json;

namespace HotDash.Hosting.Fly.Release.Watch;

/// <summary>
/// Reads <c>[{"id":"…","state":"started","image_ref":{"repository":"…","digest":"sha256:…"},"config":{"metadata":{"fly_process_group":"app"}},"events":[…],"checks":[…]}]</c>.
/// flyctl leaves out what is zero or false, the Machines API does not: both are read.
/// </summary>
internal static class FlyMachineReader
{
    /// <exception cref="JsonException">The text is not a list of machines.</exception>
    public static IReadOnlyList<FlyMachine> Read(string json)
    {
        using var document = JsonDocument.Parse(json);

        if (document.RootElement.ValueKind is not JsonValueKind.Array)
        {
            throw new JsonException("Expected a list of machines.");
        }

        return [.. document.RootElement.EnumerateArray().Where(machine => Text(machine, "state") is not ("destroyed" or "destroying")).Select(ReadMachine)];
    }

    private static FlyMachine ReadMachine(JsonElement machine)
    {
        var image = Find(machine, "image_ref");
        var config = Find(machine, "config");
        var digest = Text(image, "digest") ?? "";

        return new FlyMachine
        {
            Id = Text(machine, "id") ?? "",
            State = Text(machine, "state") ?? "",
            Digest = digest,
            Group = Text(Find(Find(config, "metadata"), "fly_process_group")) ?? "app",
            Image = $"{Text(image, "registry")}/{Text(image, "repository")}@{digest}",
            IsStandby = Find(config, "standbys") is { ValueKind: JsonValueKind.Array } standbys && standbys.GetArrayLength() > 0,
            IsHostOk = Text(machine, "host_status") is null or "ok",
            Since = Items(machine, "events").FirstOrDefault(IsNew) is { ValueKind: JsonValueKind.Object } begun && Find(begun, "timestamp") is { ValueKind: JsonValueKind.Number } at && at.TryGetInt64(out var milliseconds)
                ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
                : null,
            Checks = [.. Items(machine, "checks").Select(check => new FlyMachineCheck(Text(check, "name") ?? "", Text(check, "status") ?? "", Text(check, "output")))],
            Exits = [.. Items(machine, "events")
                .TakeWhile(entry => !IsNew(entry))
                .Where(entry => Text(entry, "type") is "exit")
                .Select(entry => ReadExit(Find(entry, "request")))],
        };
    }

    private static bool IsNew(JsonElement entry) => Text(entry, "type") is "update" or "launch";

    private static FlyMachineExit ReadExit(JsonElement? request)
    {
        var exit = Find(request, "exit_event") ?? Find(Find(request, "MonitorEvent"), "exit_event");

        return new FlyMachineExit(Number(exit, "exit_code"), Flag(exit, "oom_killed"), Flag(exit, "requested_stop"), Flag(exit, "restarting"), Number(request, "restart_count"));
    }

    private static JsonElement? Find(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var found) && found.ValueKind is not JsonValueKind.Null ? found : null;

    private static string? Text(JsonElement? parent, string name) => Text(Find(parent, name));

    private static string? Text(JsonElement? element) => element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static int Number(JsonElement? parent, string name) => Find(parent, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : 0;

    private static bool Flag(JsonElement? parent, string name) => Find(parent, name) is { ValueKind: JsonValueKind.True };

    private static JsonElement.ArrayEnumerator Items(JsonElement parent, string name) =>
        Find(parent, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;
}

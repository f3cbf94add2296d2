using System.Text.Json;

namespace HotDash.Hosting.Fly.Drift;

/// <summary>Reads <c>{"protocol":"tcp","internal_port":3000,"autostop":true,"ports":[{"port":80,"handlers":["http"]}],"checks":[{"type":"http","path":"/health"}]}</c>.</summary>
internal static class LiveServiceReader
{
    public static void Add(IDictionary<string, string> facts, JsonElement service)
    {
        var path = FactText.Service(service.Text("protocol") ?? "tcp", service.Number("internal_port"));
        var concurrency = service.Find("concurrency");
        facts[path] = FactText.Present;
        facts[$"{path}.autostop"] = service.Text("autostop") switch { null or "false" or "off" => "off", "true" or "stop" => "stop", var other => other };
        facts[$"{path}.autostart"] = service.Text("autostart") ?? "false";
        facts[$"{path}.min_machines_running"] = FactText.Number(service.Number("min_machines_running")) ?? "0";
        facts[$"{path}.concurrency.type"] = concurrency?.Text("type") ?? "connections";
        facts[$"{path}.concurrency.soft_limit"] = FactText.Number(concurrency?.Number("soft_limit")) ?? "0";
        facts[$"{path}.concurrency.hard_limit"] = FactText.Number(concurrency?.Number("hard_limit")) ?? "0";

        foreach (var port in service.Items("ports"))
        {
            facts[$"{path}.ports[{FactText.Range(port.Number("port"), port.Number("start_port"), port.Number("end_port"))}]"] =
                FactText.Port(port.Items("handlers").Select(handler => handler.ToString()), port.Text("force_https") is "true");
        }

        foreach (var check in service.Items("checks"))
        {
            facts[$"{path}.checks[{(check.Text("type") is "tcp" ? "tcp" : $"http {check.Text("path")}")}]"] = Check(check, withPort: false);
        }
    }

    public static string Check(JsonElement check, bool withPort) => FactText.Check(
        check.Text("type") ?? "http", withPort ? check.Number("port") : null, check.Text("path"), check.Text("method"),
        check.Span("interval"), check.Span("timeout"), check.Span("grace_period"), Headers(check));

    // [{"name":"X-Forwarded-Proto","values":["https"]}] or {"X-Forwarded-Proto":"https"}.
    private static IEnumerable<KeyValuePair<string, string>> Headers(JsonElement check) => check.Find("headers") is { ValueKind: JsonValueKind.Array }
        ? check.Items("headers").Select(header => KeyValuePair.Create(header.Text("name") ?? "", string.Join(", ", header.Items("values").Select(value => value.ToString()))))
        : check.Properties("headers").Select(header => KeyValuePair.Create(header.Name, header.Value.ToString()));
}

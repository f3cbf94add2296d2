using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HotDash.Hosting.Compose;

/// <summary>Writes services as YAML. Every text is a JSON string, which YAML reads as it is. Same services, same bytes.</summary>
internal static class ComposeYaml
{
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Header = """
        # Generated from the application model: dotnet run --project HotDash.AppHost -- --publisher compose --output-path FOLDER
        # Copy .env.example to .env and fill it in: images by digest, secrets of your own. Then: docker compose up, or podman-compose up.
        """;

    public static string Write(IReadOnlyList<ComposeService> services)
    {
        var text = new StringBuilder(Header.ReplaceLineEndings("\n")).Append("\nservices:\n");
        foreach (var service in services)
        {
            Write(text, service);
        }

        var volumes = services.SelectMany(service => service.Volumes).Select(volume => volume.Split(':')[0]).Distinct().Order(StringComparer.Ordinal).ToList();
        if (volumes.Count > 0)
        {
            text.Append("volumes:\n");
            volumes.ForEach(volume => text.Append($"  {volume}: {{}}\n"));
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, ComposeService service)
    {
        text.Append($"  {service.Name}:\n");
        text.Append($"    image: {Quote($"${{{service.ImageVariable}:?name {service.ImageHint} by digest in .env}}")}\n");
        text.Append($"    restart: {Quote(service.IsOneShot ? "on-failure" : "unless-stopped")}\n");
        if (service.Entrypoint is { } entrypoint)
        {
            text.Append($"    entrypoint: [{Quote(entrypoint)}]\n");
        }

        List(text, "command", service.Command);
        Map(text, "environment", service.Environment);
        List(text, "ports", service.Ports);
        List(text, "volumes", service.Volumes);
        if (service.IsHardened)
        {
            text.Append("    read_only: true\n    tmpfs: [\"/tmp\"]\n    cap_drop: [\"ALL\"]\n    security_opt: [\"no-new-privileges:true\"]\n");
        }

        if (service.HealthCommand is { } health)
        {
            text.Append($"    healthcheck:\n      test: [\"CMD-SHELL\", {Quote(health)}]\n      interval: 2s\n      timeout: 5s\n      retries: 30\n");
        }

        if (service.DependsOn.Count > 0)
        {
            text.Append("    depends_on:\n");
            foreach (var (name, condition) in service.DependsOn.OrderBy(item => item.Key, StringComparer.Ordinal))
            {
                text.Append($"      {name}: {{ condition: {condition} }}\n");
            }
        }
    }

    private static void List(StringBuilder text, string key, IReadOnlyList<string> items)
    {
        if (items.Count > 0)
        {
            text.Append($"    {key}: [{string.Join(", ", items.Select(Quote))}]\n");
        }
    }

    private static void Map(StringBuilder text, string key, IReadOnlyDictionary<string, string> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        text.Append($"    {key}:\n");
        foreach (var (name, value) in items.OrderBy(item => item.Key, StringComparer.Ordinal))
        {
            text.Append($"      {name}: {Quote(value)}\n");
        }
    }

    private static string Quote(string text) => JsonSerializer.Serialize(text, s_plain);
}

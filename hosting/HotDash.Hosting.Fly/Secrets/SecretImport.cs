using System.Text;
using System.Text.Json;
using HotDash.Hosting.Fly.Publishing;
using HotDash.Hosting.Fly.Release;

namespace HotDash.Hosting.Fly.Secrets;

/// <summary>Sets an app's secrets without deploying: all of those that are given, or none.</summary>
internal sealed class SecretImport(IInputRunner processes, string flyctl)
{
    public static IReadOnlyList<string> Arguments(string app) => ["secrets", "import", "--stage", "--app", app];

    /// <summary>What keeps it from being done, or nothing. No text holds a value.</summary>
    public async Task<string?> RunAsync(FlyAppModel app, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        var known = app.Secrets();

        if (values.Keys.Where(name => !known.ContainsKey(name)).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } unknown)
        {
            return $"{string.Join(", ", unknown)}: {app.Name} has no such secret. It has {string.Join(", ", known.Keys)}.";
        }

        var text = new StringBuilder();

        foreach (var (name, value) in values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var (line, problem) = SecretLine.Encode(name, value);

            if (line is null)
            {
                return $"The value of {name} {problem}";
            }

            text.Append(line);
        }

        var result = await processes.RunAsync(flyctl, Arguments(app.Name), text.ToString(), cancellationToken);

        return result.ExitCode == 0 ? null : $"flyctl secrets import failed (exit code {result.ExitCode}): {Redact(result, values.Values)}";
    }

    /// <summary><c>{"NAME":"value"}</c>.</summary>
    /// <exception cref="JsonException">It is something else; the message holds no value.</exception>
    public static IReadOnlyDictionary<string, string> Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new JsonException("Expected one JSON object of names and texts: {\"NAME\":\"value\"}.");
        }
    }

    private static string Redact(ProcessResult result, IEnumerable<string> values) =>
        values.Where(value => value.Length > 0).OrderByDescending(value => value.Length).Aggregate(result.LastLine, (text, value) => text.Replace(value, "[secret]", StringComparison.Ordinal));
}

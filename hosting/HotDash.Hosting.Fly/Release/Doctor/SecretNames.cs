using System.Text.Json;

namespace HotDash.Hosting.Fly.Release.Doctor;

/// <summary>Compares the secrets that the model declares with those that an app has, by name: nobody reads a value.</summary>
internal static class SecretNames
{
    /// <summary>Reads <c>[{"name":"DATABASE_URL","digest":"…","status":"Deployed"}]</c>, of flyctl's list.</summary>
    public static IReadOnlyDictionary<string, string> Read(string json)
    {
        using var document = JsonDocument.Parse(json);

        return document.RootElement.EnumerateArray().ToDictionary(
            secret => secret.GetProperty("name").GetString() ?? "",
            secret => secret.TryGetProperty("status", out var status) ? status.GetString() ?? "" : "");
    }

    public static IEnumerable<DoctorFinding> Compare(string app, IReadOnlyCollection<string> declared, IReadOnlyDictionary<string, string> present)
    {
        var missing = declared.Where(name => !present.ContainsKey(name)).ToList();
        var extra = present.Keys.Where(name => !declared.Contains(name)).ToList();

        foreach (var name in missing)
        {
            var alias = extra.FirstOrDefault(other => IsAlias(name, other));
            yield return new DoctorFinding($"secret {app}/{name}", false, alias is null ? $"missing: fly secrets import --stage --app {app}, from standard input" : $"missing, but {alias} is set: the same by another name?");
        }

        foreach (var name in extra.Where(name => !missing.Any(other => IsAlias(name, other))))
        {
            yield return new DoctorFinding($"secret {app}/{name}", null, "set, but the model does not know it: declare it, or unset it");
        }

        foreach (var (name, status) in present.Where(pair => pair.Value is "Staged" or "Partial"))
        {
            yield return new DoctorFinding($"secret {app}/{name}", true, $"{status}: it counts from the next deploy on");
        }

        if (missing.Count == 0)
        {
            yield return new DoctorFinding($"secrets of {app}", true, $"all {declared.Count} are set");
        }
    }

    /// <summary>CHATWOOT_TOKEN and CHATWOOT_API_TOKEN: every word of the shorter is one of the longer.</summary>
    private static bool IsAlias(string one, string other)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        var words = longer.Split('_', StringSplitOptions.RemoveEmptyEntries);

        return shorter.Contains('_', StringComparison.Ordinal) && shorter.Split('_', StringSplitOptions.RemoveEmptyEntries).All(word => words.Contains(word, StringComparer.OrdinalIgnoreCase));
    }
}

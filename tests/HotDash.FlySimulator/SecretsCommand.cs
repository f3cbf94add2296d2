using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace HotDash.FlySimulator;

/// <summary><c>flyctl secrets import --stage</c> and <c>secrets list --json</c>. Values are kept as digests only, as on Fly.</summary>
internal static class SecretsCommand
{
    private const string Triple = "\"\"\"";

    public static async Task<int> ImportAsync(Arguments arguments)
    {
        var secrets = Read(arguments["--app"]);

        foreach (var (name, value) in Parse(await Console.In.ReadToEndAsync()))
        {
            secrets[name] = new JsonObject { ["digest"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)))[..16], ["status"] = arguments.Find("--stage") is null ? "Deployed" : "Staged" };
        }

        SimulatorState.Write(PathOf(arguments["--app"]), secrets);

        return 0;
    }

    public static Task<int> ListAsync(Arguments arguments)
    {
        Console.WriteLine(SimulatedEvents.ToJson(Read(arguments["--app"]).Select(secret => new JsonObject { ["name"] = secret.Key, ["digest"] = (string?)secret.Value!["digest"], ["status"] = (string?)secret.Value["status"] })));

        return Task.FromResult(0);
    }

    /// <summary>A deploy takes staged secrets along.</summary>
    public static void Deploy(string app)
    {
        var secrets = Read(app);

        foreach (var (_, secret) in secrets)
        {
            secret!["status"] = "Deployed";
        }

        SimulatorState.Write(PathOf(app), secrets);
    }

    private static JsonObject Read(string app) => File.Exists(PathOf(app)) ? SimulatorState.Read<JsonObject>(PathOf(app)) : [];

    private static string PathOf(string app) => Path.Combine(SimulatorState.Folder, $"{app}.secrets.json");

    private static IEnumerable<(string Name, string Value)> Parse(string text)
    {
        var lines = text.Split('\n');

        for (var at = 0; at < lines.Length; at++)
        {
            if (lines[at].Split('=', 2) is not [var name, var value])
            {
                continue;
            }

            if (value.StartsWith(Triple, StringComparison.Ordinal) && !(value.Length >= 6 && value.EndsWith(Triple, StringComparison.Ordinal)))
            {
                while (!lines[++at].EndsWith(Triple, StringComparison.Ordinal))
                {
                    value += $"\n{lines[at]}";
                }

                value += $"\n{lines[at]}";
            }

            yield return (name, value.StartsWith(Triple, StringComparison.Ordinal) ? value[3..^3] : value.Length > 1 && value[0] is '"' or '\'' && value[^1] == value[0] ? value[1..^1] : value);
        }
    }
}

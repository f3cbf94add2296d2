using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace HotDash.FlySimulator.Commands;

/// <summary><c>flyctl secrets import --stage</c> and <c>secrets list --json</c>. No command shows a value; machines get them with the next deploy.</summary>
internal static class SecretsCommand
{
    private const string Triple = "\"\"\"";

    public static async Task ImportAsync(SimulatedCloud cloud, Arguments arguments, TextReader input, TextWriter output)
    {
        var secrets = Read(cloud, arguments["--app"]);
        var values = Values(cloud, arguments["--app"]);

        foreach (var (name, value) in Parse(await input.ReadToEndAsync()))
        {
            values[name] = value;
            secrets[name] = new JsonObject { ["digest"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)))[..16], ["status"] = arguments.Find("--stage") is null ? "Deployed" : "Staged", ["updated_at"] = TimeProvider.System.GetUtcNow().ToString("O") };
        }

        StateFile.Write(PathOf(cloud, arguments["--app"]), secrets);
        StateFile.WriteSecret(ValuesPath(cloud, arguments["--app"]), values);
        await output.WriteLineAsync($"{secrets.Count} secrets (simulated)");
    }

    public static Task ListAsync(SimulatedCloud cloud, Arguments arguments, TextWriter output)
    {
        return output.WriteLineAsync(FlyctlJson.WriteAll(Read(cloud, arguments["--app"]).Select(secret => new JsonObject { ["name"] = secret.Key, ["digest"] = (string?)secret.Value!["digest"], ["status"] = (string?)secret.Value["status"] })));
    }

    /// <summary>As the Machines API lists them.</summary>
    public static JsonArray Describe(SimulatedCloud cloud, string app) =>
        new([.. Read(cloud, app).Select(secret => new JsonObject { ["name"] = secret.Key, ["digest"] = (string?)secret.Value!["digest"], ["updated_at"] = (string?)secret.Value["updated_at"] })]);

    /// <summary>A deploy takes staged secrets along.</summary>
    public static void Deploy(SimulatedCloud cloud, string app)
    {
        var secrets = Read(cloud, app);

        foreach (var (_, secret) in secrets)
        {
            secret!["status"] = "Deployed";
        }

        StateFile.Write(PathOf(cloud, app), secrets);
    }

    /// <summary>What a machine that is deployed now finds in its environment.</summary>
    public static Dictionary<string, string> Values(SimulatedCloud cloud, string app) => StateFile.Find<Dictionary<string, string>>(ValuesPath(cloud, app)) ?? [];

    private static JsonObject Read(SimulatedCloud cloud, string app) => StateFile.Find<JsonObject>(PathOf(cloud, app)) ?? [];

    private static string PathOf(SimulatedCloud cloud, string app) => cloud.FileOf($"{app}.secrets");

    private static string ValuesPath(SimulatedCloud cloud, string app) => cloud.FileOf($"{app}.vault");

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

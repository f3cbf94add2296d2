namespace HotDash.Hosting.Fly.Provisioning;

/// <summary>What the model leaves to whoever provisions: an environment variable of that name.</summary>
internal static class Asked
{
    public const string Organization = "{FLY_ORG}";
    public const string RedisPlan = "{FLY_REDIS_PLAN}";

    private static readonly Dictionary<string, string> s_hints = new()
    {
        [Organization] = "set it to the Fly organization",
        [RedisPlan] = "set it to a plan that fly redis plans lists; a queue wants a fixed one",
    };

    public static bool Is(string argument) => s_hints.ContainsKey(argument);

    public static string Variable(string argument) => argument[1..^1];

    public static string Hint(string argument) => s_hints[argument];
}

using System.Text.RegularExpressions;

namespace HotDash.FlySimulator.Commands;

/// <summary>Addresses inside Fly's network, which no name server here knows: <c>http://app.flycast</c> is where the app's proxy listens.</summary>
internal static partial class PrivateAddresses
{
    public static string Translate(SimulatedCloud cloud, string value) => Address().Replace(
        value, match => cloud.FindApp(match.Groups["app"].Value) is { } app ? $"http://127.0.0.1:{app.Port}" : match.Value);

    [GeneratedRegex(@"\bhttp://(?<app>[a-z0-9-]+)\.(flycast|internal)(:\d+)?(?![\w.-])", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}

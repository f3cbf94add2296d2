namespace HotDash.Tools.Fetch;

/// <summary>Reads the answer of <c>node --version</c>, for example <c>v20.20.2</c>.</summary>
internal static class NodeVersion
{
    public const int Minimum = 20;

    public static bool IsEnough(string answer) =>
        Version.TryParse(answer.Trim().TrimStart('v').Split('-')[0], out var version) && version.Major >= Minimum;
}

using Aspire.Hosting.Dcp.Objects;

namespace Aspire.Hosting.Dcp;

/// <summary>What an object is created with.</summary>
internal sealed record DcpLaunch(
    string Command,
    string? WorkingDirectory,
    IReadOnlyList<DcpValue> Arguments,
    IReadOnlyList<KeyValuePair<string, DcpValue>> Environment)
{
    /// <summary>Arguments for the container runtime itself.</summary>
    public IReadOnlyList<string> RuntimeArguments { get; init; } = [];

    /// <summary>Set when an IDE or <c>dotnet watch</c> starts it.</summary>
    public DcpLaunchConfiguration? LaunchConfiguration { get; init; }

    public static DcpLaunch Empty { get; } = new("", null, [], []);
}

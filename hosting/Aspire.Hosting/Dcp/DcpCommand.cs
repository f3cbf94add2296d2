using Aspire.Hosting.Dcp.Objects;

namespace Aspire.Hosting.Dcp;

/// <summary>A program to start; the leading arguments come before those of the model.</summary>
internal sealed record DcpCommand(string Path, string? WorkingDirectory, IReadOnlyList<string> LeadingArguments)
{
    /// <summary>What an IDE or <c>dotnet watch</c> needs to start it in DCP's place; null when DCP starts it.</summary>
    public DcpLaunchConfiguration? LaunchConfiguration { get; init; }
}

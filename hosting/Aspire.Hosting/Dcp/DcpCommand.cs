namespace Aspire.Hosting.Dcp;

/// <summary>A program to start; the leading arguments come before those of the model.</summary>
internal sealed record DcpCommand(string Path, string? WorkingDirectory, IReadOnlyList<string> LeadingArguments);

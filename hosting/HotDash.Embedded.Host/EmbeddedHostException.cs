namespace HotDash.Embedded.Host;

/// <summary>An expected end of the host. The message names what failed, the value seen and the remedy.</summary>
internal sealed class EmbeddedHostException(string message, int exitCode = ExitCodes.Failed, Exception? innerException = null)
    : Exception(message, innerException)
{
    public int ExitCode { get; } = exitCode;

    /// <summary>How the server ended, when it ended while it started.</summary>
    public int? ServerExitCode { get; init; }
}

namespace HotDash.Migrations.Tool.CommandLine;

/// <summary>The command line or the environment is not complete. The message names what and how.</summary>
internal sealed class UsageException(string message) : Exception(message);

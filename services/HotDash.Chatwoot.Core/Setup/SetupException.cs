namespace HotDash.Chatwoot.Core.Setup;

/// <summary>Preparing is not possible. The message names the cause and the remedy.</summary>
public sealed class SetupException(string message) : Exception(message);

namespace HotDash.Chatwoot.Core.Messages;

public readonly record struct MessageRange(long? After, long? Before);

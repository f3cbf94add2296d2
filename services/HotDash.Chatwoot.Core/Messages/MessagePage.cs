namespace HotDash.Chatwoot.Core.Messages;

/// <summary>Messages, oldest first, with the people behind them and behind their conversation.</summary>
public sealed record MessagePage(IReadOnlyList<MessageView> Messages, SenderDirectory People);

namespace HotDash.Chatwoot.Tests.Fixtures;

/// <param name="Id">Its display id.</param>
/// <param name="Path">For agents.</param>
/// <param name="PublicPath">For its customer.</param>
/// <param name="ContactId">The customer.</param>
/// <param name="MessageId">The first message.</param>
public sealed record TestConversation(long Id, string Path, string PublicPath, long ContactId, long MessageId);

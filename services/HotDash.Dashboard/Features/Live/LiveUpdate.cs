namespace HotDash.Dashboard.Features.Live;

/// <summary>Something changed that an open page may show. <see cref="Topic"/> is Chatwoot's event name.</summary>
public sealed record LiveUpdate(string Topic, long? ConversationId);

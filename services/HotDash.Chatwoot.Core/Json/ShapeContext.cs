using HotDash.Chatwoot.Core.Presence;

namespace HotDash.Chatwoot.Core.Json;

/// <summary>What a JSON shape needs besides the records: who is online, and under which address clients fetch files.</summary>
public sealed record ShapeContext(PresenceSnapshot Presence, Uri PublicUrl);

namespace HotDash.Chatwoot.Core.Json;

/// <summary>Under which address clients reach the web service where no request tells: Chatwoot's <c>FRONTEND_URL</c>.</summary>
public sealed record PublicAddress(Uri Url);

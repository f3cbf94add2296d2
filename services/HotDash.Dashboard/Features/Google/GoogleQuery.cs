namespace HotDash.Dashboard.Features.Google;

/// <summary>One question to Google. <see cref="Subject"/> and <see cref="KeySetting"/> are named when it is refused.</summary>
internal sealed record GoogleQuery(string Product, string Subject, string KeySetting, Secret? ServiceAccountKey, string Scope, Uri Address, object Body);

namespace HotDash.SystemHarness;

public sealed record ResourceUrl(string? Name, string Url, bool IsInternal);

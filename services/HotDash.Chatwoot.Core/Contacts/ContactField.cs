namespace HotDash.Chatwoot.Core.Contacts;

/// <summary>A given value, which may be "none": different from a value that is not given.</summary>
public sealed record ContactField(string? Value);

namespace HotDash.Dashboard.Features.Escalations;

/// <summary>A drafted reply and which template or model made it.</summary>
public sealed record ReplySuggestion(string Template, string Text);

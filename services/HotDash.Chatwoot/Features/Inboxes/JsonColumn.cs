namespace HotDash.Chatwoot.Features.Inboxes;

/// <summary>A value for a jsonb column.</summary>
internal sealed record JsonColumn(string Text);

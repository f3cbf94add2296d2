namespace HotDash.Dashboard.Components.Shared;

/// <summary>What an action came to, told where the operator is looking.</summary>
internal sealed record Notice(Tone Tone, string Text);

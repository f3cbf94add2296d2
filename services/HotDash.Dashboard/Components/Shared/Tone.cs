namespace HotDash.Dashboard.Components.Shared;

/// <summary>How serious something is; each has one colour in the style sheet and always a word beside it.</summary>
public enum Tone
{
    Neutral,
    Good,
    Info,
    Warning,
    Critical,
}

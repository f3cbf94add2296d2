namespace HotDash.Dashboard.Components.Shared;

/// <summary>Durations as people say them: the largest unit that fits, never two decimals.</summary>
internal static class Durations
{
    public static string Ago(TimeSpan elapsed) => elapsed < TimeSpan.FromSeconds(5) ? "just now" : $"{Short(elapsed)} ago";

    public static string Short(TimeSpan span) => span switch
    {
        { TotalSeconds: < 60 } => $"{Math.Max(0, (int)span.TotalSeconds)} s",
        { TotalMinutes: < 60 } => $"{(int)span.TotalMinutes} min",
        { TotalHours: < 24 } => $"{(int)span.TotalHours} h",
        _ => $"{(int)span.TotalDays} d",
    };
}

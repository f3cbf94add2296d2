using HotDash.Dashboard.Components.Shared;

namespace HotDash.Dashboard.Features.Operations;

/// <summary>Under 3 seconds is good, up to 5 a warning, more is critical.</summary>
internal static class LoadTimes
{
    private static readonly TimeSpan s_warning = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_critical = TimeSpan.FromSeconds(5);

    public static Tone ToneOf(TimeSpan p95) => p95 > s_critical ? Tone.Critical : p95 >= s_warning ? Tone.Warning : Tone.Good;
}

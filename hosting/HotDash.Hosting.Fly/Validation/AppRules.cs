using System.Text.RegularExpressions;
using HotDash.Hosting.Fly.Model;

namespace HotDash.Hosting.Fly.Validation;

internal static partial class AppRules
{
    public static readonly TimeSpan LongestKillTimeout = TimeSpan.FromMinutes(5);

    private static readonly string[] s_signals = ["SIGINT", "SIGTERM", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGKILL"];

    public static IEnumerable<FlyFinding> Check(FlyToml document) =>
        Name("app", document.App).Concat(Region("primary_region", document.PrimaryRegion)).Concat(Stop(document)).Concat(Swap(document));

    public static IEnumerable<FlyFinding> Name(string path, string name)
    {
        if (!AppName().IsMatch(name))
        {
            yield return FlyFinding.Error("app-name", path, name, "is not an app name of Fly.", "Use lower-case letters, digits and dashes, at most 63, starting with a letter or digit and ending with one.");
        }
    }

    public static IEnumerable<FlyFinding> Region(string path, string? region)
    {
        if (region is null)
        {
            yield return FlyFinding.Error("region-missing", path, null, "is missing: new machines would land wherever the deploy runs.", $"Set one of {Listed()}.");
        }
        else if (FlyRegions.Retired.Contains(region))
        {
            yield return FlyFinding.Error("region-retired", path, region, "was retired by Fly in October 2025.", $"Use one of {Listed()}.");
        }
        else if (!FlyRegions.Current.Contains(region))
        {
            yield return FlyFinding.Error("region-unknown", path, region, "is not a region of Fly.", $"Use one of {Listed()}.");
        }
    }

    public static IEnumerable<FlyFinding> Signal(string path, string? signal)
    {
        if (signal is not null && !s_signals.Contains(signal))
        {
            yield return FlyFinding.Error("kill-signal", path, signal, "is not a signal that the Machines API takes.", $"Use one of {string.Join(", ", s_signals)}.");
        }
    }

    private static IEnumerable<FlyFinding> Stop(FlyToml document)
    {
        foreach (var finding in Signal("kill_signal", document.KillSignal))
        {
            yield return finding;
        }

        if (document.KillTimeout is { } timeout && (timeout <= TimeSpan.Zero || timeout > LongestKillTimeout))
        {
            yield return FlyFinding.Error("kill-timeout", "kill_timeout", timeout, "is outside of what Fly waits for.", "Use more than 0 and at most 5 minutes.");
        }
    }

    private static IEnumerable<FlyFinding> Swap(FlyToml document)
    {
        var suspends = document.HttpService?.AutoStopMachines is FlyAutoStop.Suspend || document.Services.Any(service => service.AutoStopMachines is FlyAutoStop.Suspend);

        if (document.SwapSizeMb is { } swap && swap <= 0)
        {
            yield return FlyFinding.Error("swap-size", "swap_size_mb", swap, "is no size.", "Use a number of megabytes above 0, or leave it out.");
        }
        else if (document.SwapSizeMb is not null && suspends)
        {
            yield return FlyFinding.Error("swap-suspend", "swap_size_mb", document.SwapSizeMb, "makes suspending impossible.", "Leave swap out, or let machines stop instead.");
        }
    }

    private static string Listed() => string.Join(", ", FlyRegions.Current);

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\z")]
    private static partial Regex AppName();
}

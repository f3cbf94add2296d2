using System.Text.RegularExpressions;

namespace HotDash.Dashboard.Features.Assistants;

/// <summary>The command of a restart, as a person reads it, approves it, and may run it by hand.</summary>
internal sealed partial record RestartCommand(string App, string Machine)
{
    public static RestartCommand? Parse(string text) =>
        Pattern().Match(text.Trim()) is { Success: true } match ? new(match.Groups["app"].Value, match.Groups["machine"].Value) : null;

    public override string ToString() => $"fly machine restart {Machine} --app {App}";

    [GeneratedRegex("^fly machine restart (?<machine>[a-z0-9][a-z0-9-]{0,62}) --app (?<app>[a-z0-9][a-z0-9-]{0,62})$")]
    private static partial Regex Pattern();
}

using System.Text.RegularExpressions;

namespace HotDash.Hosting.Fly.Release.Watch;

/// <summary>A line that a machine or Fly itself wrote.</summary>
internal sealed partial record FlyLogLine(DateTimeOffset At, string Level, string Instance, string Message)
{
    /// <summary>By its level, or by what .NET, Node and Ruby begin such lines with: most programs' lines all arrive as info.</summary>
    public bool IsError => Level is "error" or "fatal" or "critical" || ErrorText().IsMatch(Message);

    [GeneratedRegex(@"^(fail|crit):|Unhandled exception|^\w*(Error|Exception)\b:|\bFATAL\b|reached its max restart count|Out of memory", RegexOptions.CultureInvariant)]
    private static partial Regex ErrorText();
}

using System.Diagnostics;

namespace HotDash.Dashboard;

/// <summary>Spans around what an operator does on an open page, whose connection has no request of its own to hang them on.</summary>
internal static class DashboardTelemetry
{
    public static ActivitySource Source { get; } = new("HotDash.Dashboard");

    /// <summary>Starts a trace of its own: an open page's connection would otherwise gather everything that is done on it in one.</summary>
    public static Activity? StartAct(string name)
    {
        Activity.Current = null;

        return Source.StartActivity(name);
    }
}

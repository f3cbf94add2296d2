using System.Diagnostics;
using System.Reflection;
using HotDash.SystemHarness;

namespace HotDash.HostingBenchmark;

/// <summary>The AppHost of the tests as <c>dotnet run --no-build</c> starts it, with a home of its own.</summary>
internal static class MiniAppHostProcess
{
    private static readonly string s_project = typeof(MiniAppHostProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "miniapphost").Value ?? string.Empty;

    public static Process Start(string home, MarkedProcesses processes, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["run", "--no-build", "--project", s_project, "--", .. arguments])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_CLI_HOME"] = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        start.Environment["HOME"] = home;
        start.Environment["ASPIRE_DASHBOARD_TELEMETRY_OPTOUT"] = "1";
        start.Environment["Parameters__secret"] = "benchmark";
        start.Environment[MarkedProcesses.Variable] = processes.Marker;

        return Process.Start(start) ?? throw new InvalidOperationException("dotnet run did not start.");
    }
}

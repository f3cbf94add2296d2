using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using HotDash.SystemHarness;

namespace HotDash.StackBenchmark;

/// <summary>What no AppHost can be faster than: the official DCP and dashboard started bare, one after the other, since DCP starts the dashboard.</summary>
internal sealed record BareFloor(TimeSpan Dcp, TimeSpan Dashboard)
{
    public TimeSpan Total => Dcp + Dashboard;

    public static async Task<BareFloor> MeasureAsync(CancellationToken cancellationToken) =>
        new(await DcpAsync(cancellationToken), await DashboardAsync(cancellationToken));

    private static async Task<TimeSpan> DcpAsync(CancellationToken cancellationToken)
    {
        var session = Directory.CreateTempSubdirectory("hotdash-floor-").FullName;
        var kubeconfig = Path.Combine(session, "kubeconfig");
        // DCP watches this process and cleans up after it, as it would after an AppHost.
        using var monitored = Process.Start("sleep", "60");
        var start = new ProcessStartInfo(Tool("dcp", "dcp"), ["start-apiserver", "--monitor", monitored.Id.ToString(CultureInfo.InvariantCulture), "--detach", "--kubeconfig", kubeconfig])
        {
            Environment = { ["DCP_SESSION_FOLDER"] = session },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        var watch = Stopwatch.StartNew();
        using var dcp = Process.Start(start) ?? throw new InvalidOperationException("dcp did not start.");
        await WaitAsync(() => Task.FromResult(File.Exists(kubeconfig) && new FileInfo(kubeconfig).Length > 0), watch, "dcp wrote no kubeconfig", cancellationToken);
        var elapsed = watch.Elapsed;
        monitored.Kill();
        await WaitAsync(() => Task.FromResult(!Directory.Exists(session)), watch, "dcp did not clean its session folder", cancellationToken);

        return elapsed;
    }

    private static async Task<TimeSpan> DashboardAsync(CancellationToken cancellationToken)
    {
        var (frontend, otlp) = (FreePort(), FreePort());
        var executable = Tool("managed", "aspire-managed");
        var start = new ProcessStartInfo(executable, ["dashboard"])
        {
            WorkingDirectory = Path.GetDirectoryName(executable),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{frontend}",
                ["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = $"http://127.0.0.1:{otlp}",
                ["ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS"] = "true",
                ["ASPIRE_DASHBOARD_TELEMETRY_OPTOUT"] = "1",
            },
        };

        var watch = Stopwatch.StartNew();
        using var dashboard = Process.Start(start) ?? throw new InvalidOperationException("The dashboard did not start.");
        dashboard.BeginOutputReadLine();
        using var client = new HttpClient();
        await WaitAsync(() => AnswersAsync(client, new Uri($"http://127.0.0.1:{frontend}/"), cancellationToken), watch, "The dashboard did not answer", cancellationToken);
        var elapsed = watch.Elapsed;
        dashboard.Kill(entireProcessTree: true);
        await dashboard.WaitForExitAsync(cancellationToken);

        return elapsed;
    }

    private static async Task WaitAsync(Func<Task<bool>> condition, Stopwatch watch, string otherwise, CancellationToken cancellationToken)
    {
        while (!await condition())
        {
            await Task.Delay(5, cancellationToken);
            if (watch.Elapsed > TimeSpan.FromSeconds(60))
            {
                throw new InvalidOperationException($"{otherwise} within 60 s.");
            }
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient client, Uri url, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync(url, cancellationToken);

            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Tool(string folder, string name) =>
        Repository.PathTo("infra", "tools", "node_modules", ".aspire", "bundle", folder, name);
}

using HotDash.Hosting.Fly.Model;

namespace HotDash.Hosting.Fly.Tests.Model;

/// <summary>Documents for tests. Each is valid as it stands.</summary>
internal static class Documents
{
    public static FlyToml Web { get; } = new()
    {
        App = "sample-web",
        PrimaryRegion = "ord",
        HttpService = new FlyHttpService
        {
            InternalPort = 8080,
            Checks = [new FlyHttpCheck { Interval = TimeSpan.FromSeconds(15), Timeout = TimeSpan.FromSeconds(5), Path = "/health" }],
        },
    };

    public static FlyToml WebAndWorker { get; } = Web with
    {
        Processes = new Dictionary<string, string> { ["worker"] = "bundle exec sidekiq", ["web"] = "bundle exec rails server" },
        HttpService = Web.HttpService! with { Processes = ["web"] },
    };

    public static FlyToml Tcp { get; } = new()
    {
        App = "sample-tcp",
        PrimaryRegion = "fra",
        Services =
        [
            new FlyService
            {
                InternalPort = 5000,
                Ports = [new FlyPort { Port = 5000 }],
                TcpChecks = [new FlyTcpCheck { Interval = TimeSpan.FromSeconds(10) }],
            },
        ],
    };

    public static FlyToml WithVolume { get; } = Web with { Mounts = [new FlyMount { Source = "data", Destination = "/data" }] };

    /// <summary>Every key that the model knows, set to something. Not a sensible app.</summary>
    public static FlyToml Full { get; } = FullDocument.Create();
}

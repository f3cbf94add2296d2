using System.Diagnostics;

namespace HotDash.TestServers.Containers;

/// <summary>Where the container engine's API listens: DOCKER_HOST, Docker's own socket, or a Podman service started here for this process.</summary>
internal static class EngineEndpoint
{
    private const string DockerSocket = "/var/run/docker.sock";
    private static readonly TimeSpan s_startTimeout = TimeSpan.FromSeconds(15);
    private static readonly Lazy<Task<Uri>> s_shared = new(FindAsync);

    public static Task<Uri> GetAsync(CancellationToken cancellationToken) => s_shared.Value.WaitAsync(cancellationToken);

    private static Task<Uri> FindAsync()
    {
        if (Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 } configured)
        {
            return Task.FromResult(new Uri(configured));
        }

        return File.Exists(DockerSocket) ? Task.FromResult(new Uri($"unix://{DockerSocket}")) : StartPodmanAsync();
    }

    /// <summary>It ends by itself a minute after the last request, also when this process was killed.</summary>
    private static async Task<Uri> StartPodmanAsync()
    {
        var folder = Directory.CreateTempSubdirectory("hotdash-podman-").FullName;
        var socket = Path.Combine(folder, "podman.sock");
        var service = Process.Start(new ProcessStartInfo("podman", ["system", "service", "--time=60", $"unix://{socket}"]) { RedirectStandardError = true })
            ?? throw new InvalidOperationException("podman did not start.");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            service.Kill();
            Directory.Delete(folder, recursive: true);
        };

        for (var started = TimeProvider.System.GetTimestamp(); !File.Exists(socket); await Task.Delay(20))
        {
            if (service.HasExited || TimeProvider.System.GetElapsedTime(started) > s_startTimeout)
            {
                throw new InvalidOperationException($"Podman's API did not come up: {(service.HasExited ? await service.StandardError.ReadToEndAsync() : "no socket")}");
            }
        }

        return new Uri($"unix://{socket}");
    }
}

using System.Net;
using System.Net.Sockets;
using HotDash.SystemHarness;

namespace HotDash.Containers.Tests.Compose;

/// <summary>The published file under podman-compose, on our images and on stand-ins of the official ones. Skipped, visibly, where they are missing.</summary>
public sealed class ComposeStackTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(120);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stack_UnderPodmanCompose_ServesAndLeavesNothing()
    {
        using var folder = await ComposeFolder.PublishAsync(Cancelled);
        var images = await FindImagesAsync();
        Assert.SkipUnless(images.Obstacle is null, images.Obstacle ?? "");
        var (dashboard, chatwoot) = (FreePort(), FreePort());
        folder.WriteEnvironment(folder.VariableNames.ToDictionary(name => name, name => name switch
        {
            "DASHBOARD_HTTP_PORT" => $"{dashboard}",
            "CHATWOOT_HTTP_PORT" => $"{chatwoot}",
            _ => images.ByVariable.GetValueOrDefault(name) ?? $"Compose{Guid.NewGuid():N}",
        }));
        var project = $"hotdashtest{Guid.NewGuid().ToString("N")[..8]}";

        try
        {
            await folder.RunAsync(Cancelled, "podman-compose", "--project-name", project, "up", "--detach");
            await WaitAsync($"http://127.0.0.1:{chatwoot}/api", "\"queue_services\":\"ok\",\"data_services\":\"ok\"");
            await WaitAsync($"http://127.0.0.1:{dashboard}/health", "\"status\":\"Healthy\"");
        }
        catch (Exception exception) when (exception is TimeoutException or InvalidOperationException)
        {
            Assert.Fail($"{exception.Message}\n{await folder.RunAsync(CancellationToken.None, "podman-compose", "--project-name", project, "logs")}");
        }
        finally
        {
            var nameless = await NamelessVolumesAsync(project);
            await folder.RunAsync(CancellationToken.None, "podman-compose", "--project-name", project, "down", "--volumes");
            // podman-compose 1.0.3 leaves its network, and the volume that the stand-in, an older Postgres, has elsewhere.
            await Podman.RunAsync(CancellationToken.None, ["network", "rm", "--force", $"{project}_default"]);
            await Podman.RunAsync(CancellationToken.None, ["volume", "rm", "--force", .. nameless]);
        }

        Assert.Empty(await Podman.LinesAsync(Cancelled, "ps", "--all", "--format", "{{.Names}}", "--filter", $"name={project}"));
        Assert.Empty(await Podman.LinesAsync(Cancelled, "volume", "ls", "--quiet", "--filter", $"name={project}"));
    }

    private static async Task<(Dictionary<string, string> ByVariable, string? Obstacle)> FindImagesAsync()
    {
        var images = new Dictionary<string, string>(StringComparer.Ordinal);
        (string Variable, string Name)[] wanted =
        [
            ("POSTGRES_IMAGE", ContainerBackend.PostgresImage), ("REDIS_IMAGE", ContainerBackend.RedisImage),
            ("HOTDASH_DASHBOARD_IMAGE", "localhost/hotdash-dashboard:local"), ("HOTDASH_CHATWOOT_IMAGE", "localhost/hotdash-chatwoot:local"),
            ("HOTDASH_CHATWOOT_WORKER_IMAGE", "localhost/hotdash-chatwoot-worker:local"),
        ];
        try
        {
            foreach (var (variable, name) in wanted)
            {
                var digest = await Podman.RunAsync(Cancelled, "image", "inspect", "--format", "{{.Digest}}", name);
                images[variable] = $"{name[..name.LastIndexOf(':')]}@{digest}";
            }

            return File.Exists("/usr/bin/podman-compose") ? (images, null) : (images, "podman-compose is not installed.");
        }
        catch (InvalidOperationException exception)
        {
            return (images, $"An image is missing: {exception.Message} Run tests/standins/build.sh and infra/images/build.sh.");
        }
    }

    private static async Task<IReadOnlyList<string>> NamelessVolumesAsync(string project)
    {
        var containers = await Podman.LinesAsync(CancellationToken.None, "ps", "--all", "--quiet", "--filter", $"name={project}");
        var volumes = await Podman.LinesAsync(CancellationToken.None, ["inspect", "--format", "{{range .Mounts}}{{println .Name}}{{end}}", .. containers]);

        return [.. volumes.Where(volume => volume.Length == 64).Distinct()];
    }

    private static async Task WaitAsync(string url, string content)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var last = "";
        for (var started = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(started) < s_limit; await Task.Delay(250, Cancelled))
        {
            try
            {
                last = await client.GetStringAsync(new Uri(url), Cancelled);
                if (last.Contains(content, StringComparison.Ordinal))
                {
                    return;
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                last = exception.Message;
            }
        }

        throw new TimeoutException($"{url} did not answer {content} within {s_limit.TotalSeconds} s, but: {last}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

using System.Security.Cryptography;
using System.Text;

namespace HotDash.SystemHarness;

/// <summary>The stack on the container backend, with the images that tests/standins/build.sh makes in place of the official ones.</summary>
public static class ContainerBackend
{
    public const string PostgresImage = "localhost/hotdash-standin-postgres:15";
    public const string RedisImage = "localhost/hotdash-standin-redis:7";

    /// <summary>Environment variables of an AppHost that runs on it.</summary>
    public static IReadOnlyDictionary<string, string?> Environment { get; } = new Dictionary<string, string?>
    {
        ["HOTDASH_BACKEND"] = "containers",
        ["ASPIRE_CONTAINER_RUNTIME"] = "podman",
        ["HotDash__Images__Postgres"] = PostgresImage,
        ["HotDash__Images__Redis"] = RedisImage,
    };

    /// <summary>The same with Chatwoot from our own images, when infra/images/build.sh has made them; the dashboard stays a process of the host.</summary>
    public static async Task<IReadOnlyDictionary<string, string?>> WithOurImagesAsync(CancellationToken cancellationToken)
    {
        var images = await Podman.LinesAsync(cancellationToken, "images", "--format", "{{.Repository}}:{{.Tag}}");
        string[] ours = ["localhost/hotdash-chatwoot:local", "localhost/hotdash-chatwoot-worker:local"];

        return ours.All(images.Contains) ? new Dictionary<string, string?>(Environment) { ["HotDash__Chatwoot"] = "images" } : Environment;
    }

    /// <returns>Why it cannot be used on this machine, or null.</returns>
    public static async Task<string?> FindObstacleAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var image in new[] { PostgresImage, RedisImage })
            {
                await Podman.RunAsync(cancellationToken, "image", "inspect", "--format", "{{.Id}}", image);
            }

            return null;
        }
        catch (InvalidOperationException exception)
        {
            return $"No container backend here: {exception.Message} Install Podman and run tests/standins/build.sh.";
        }
    }

    /// <summary>The data volumes of an AppHost with this HOME, which outlive it by design.</summary>
    public static async Task DeleteVolumesAsync(string home, CancellationToken cancellationToken)
    {
        foreach (var volume in await Podman.LinesAsync(cancellationToken, "volume", "ls", "--quiet", "--filter", $"name={VolumePrefix(home)}"))
        {
            await Podman.RunAsync(cancellationToken, "volume", "rm", "--force", volume);
        }
    }

    /// <summary>Containers and networks of all AppHosts on this machine, and the volumes of this one.</summary>
    public static async Task<IReadOnlyList<string>> ListAsync(string home, CancellationToken cancellationToken) =>
    [
        .. await Podman.LinesAsync(cancellationToken, "ps", "--all", "--filter", $"volume={VolumePrefix(home)}postgres", "--format", "container {{.Names}}"),
        .. await Podman.LinesAsync(cancellationToken, "ps", "--all", "--filter", $"volume={VolumePrefix(home)}redis", "--format", "container {{.Names}}"),
        .. await Podman.LinesAsync(cancellationToken, "volume", "ls", "--quiet", "--filter", $"name={VolumePrefix(home)}"),
    ];

    private static string VolumePrefix(string home) =>
        $"hotdash-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.Combine(home, "data"))))[..10]}-";
}

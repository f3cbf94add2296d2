namespace HotDash.Hosting.Embedded.Containers;

/// <summary>What to do about a container that did not start or did not stay, by what the engine or the server said.</summary>
internal static class ContainerFailureAdvice
{
    private const string Embedded = "The embedded backend needs no images: leave out HOTDASH_BACKEND=containers.";

    private static readonly string[] s_diskFull = ["no space left on device", "disk quota exceeded"];
    private static readonly string[] s_portTaken = ["address already in use", "port is already allocated"];

    /// <param name="log">The log of the container's resource.</param>
    /// <returns>Null when the cause is none of the known ones.</returns>
    public static string? ForCause(string image, IReadOnlyCollection<string> log)
    {
        if (log.LastOrDefault(line => Says(line, s_diskFull)) is { } full)
        {
            return $"The disk is full, so the container from image '{image}' cannot run: \"{full.Trim()}\". Find the full one (df -h), remove what no "
                + "container uses (docker or podman system prune, volume prune), or empty this one's data by its command reset-data. "
                + "Then start it again. " + Embedded;
        }

        return log.LastOrDefault(line => Says(line, s_portTaken)) is { } taken
            ? $"A port of the container from image '{image}' is taken: \"{taken.Trim()}\". Stop what listens there (ss -ltnp shows it), and start it again. " + Embedded
            : null;
    }

    public static string ForAnyStart(string image) =>
        $"The container from image '{image}' could not be started; the lines above say why. If the image could not be pulled: check the "
        + "network, sign in to its registry, or name one that you can reach by HotDash__Images__Postgres, HotDash__Images__Redis or "
        + "HotDash__Images__Chatwoot. " + Embedded;

    private static bool Says(string line, string[] causes) => causes.Any(cause => line.Contains(cause, StringComparison.OrdinalIgnoreCase));
}

namespace HotDash.Hosting.Embedded.Containers;

internal static class ContainerFailureAdvice
{
    public static string For(string image) =>
        $"The container from image '{image}' could not be started; the lines above say why. If the image could not be pulled: check the "
        + "network, sign in to its registry, or name one that you can reach by HotDash__Images__Postgres, HotDash__Images__Redis or "
        + "HotDash__Images__Chatwoot. If the disk is full: remove what no container uses (system prune). The embedded backend needs no images: "
        + "leave out HOTDASH_BACKEND=containers.";
}

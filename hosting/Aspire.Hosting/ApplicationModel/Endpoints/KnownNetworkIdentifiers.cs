namespace Aspire.Hosting.ApplicationModel;

public static class KnownNetworkIdentifiers
{
    public static readonly NetworkIdentifier LocalhostNetwork = new("localhost");

    public static readonly NetworkIdentifier PublicInternet = new("public-internet");

    public static readonly NetworkIdentifier DefaultAspireContainerNetwork = new("aspire-container-network");
}

namespace Aspire.Hosting.ApplicationModel;

internal static class ValueProviderContextExtensions
{
    /// <summary>The network the asking resource lives in, unless the context names one.</summary>
    public static NetworkIdentifier GetNetworkIdentifier(this ValueProviderContext context) =>
        context.Network ?? context.Caller.GetDefaultNetwork();

    public static NetworkIdentifier GetDefaultNetwork(this IResource? resource) =>
        resource is not null && resource.IsContainer() ? KnownNetworkIdentifiers.DefaultAspireContainerNetwork : KnownNetworkIdentifiers.LocalhostNetwork;
}

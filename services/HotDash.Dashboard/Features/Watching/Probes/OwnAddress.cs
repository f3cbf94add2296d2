using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace HotDash.Dashboard.Features.Watching.Probes;

/// <summary>Where this process listens; null before it does, and in a test server.</summary>
internal sealed class OwnAddress(IServer server)
{
    public Uri? Find()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var address = addresses.FirstOrDefault(candidate => candidate.StartsWith("http://", StringComparison.Ordinal)) ?? addresses.FirstOrDefault();

        return address is null ? null : new Uri(address.Replace("://+", "://127.0.0.1", StringComparison.Ordinal).Replace("://[::]", "://127.0.0.1", StringComparison.Ordinal).Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal));
    }
}

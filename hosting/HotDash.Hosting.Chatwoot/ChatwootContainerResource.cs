using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Chatwoot;

/// <summary>One container of a Chatwoot installation, of the official image or of ours.</summary>
public sealed class ChatwootContainerResource(string name) : ContainerResource(name), IResourceWithServiceDiscovery;

using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Chatwoot;

/// <summary>One container of the official Chatwoot image.</summary>
public sealed class ChatwootContainerResource(string name) : ContainerResource(name), IResourceWithServiceDiscovery;

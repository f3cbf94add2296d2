/// <summary>A script of a Node project's package.json, run by npm.</summary>
internal sealed class NodeDashboardResource(string name, string npm, string folder) : ExecutableResource(name, npm, folder), IResourceWithServiceDiscovery;

namespace Aspire.Hosting;

public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;

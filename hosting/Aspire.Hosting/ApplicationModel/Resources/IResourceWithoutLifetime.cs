namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource that neither starts nor stops, such as a parameter. Nothing waits for it.</summary>
public interface IResourceWithoutLifetime : IResource;

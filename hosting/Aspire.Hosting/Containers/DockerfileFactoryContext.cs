namespace Aspire.Hosting.ApplicationModel;

public sealed class DockerfileFactoryContext
{
    public required IServiceProvider Services { get; init; }

    public required IResource Resource { get; init; }

    public CancellationToken CancellationToken { get; init; }
}

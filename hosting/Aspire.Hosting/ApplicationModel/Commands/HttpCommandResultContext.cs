namespace Aspire.Hosting.ApplicationModel;

public sealed class HttpCommandResultContext
{
    public required IServiceProvider Services { get; init; }

    public required string ResourceName { get; init; }

    public required EndpointReference Endpoint { get; init; }

    public required CancellationToken CancellationToken { get; init; }

    public required HttpClient HttpClient { get; init; }

    public InteractionInputCollection Arguments { get; init; } = new([]);

    public required HttpResponseMessage Response { get; init; }
}

namespace Aspire.Hosting.ApplicationModel;

public sealed class HttpCommandRequestContext
{
    public required IServiceProvider Services { get; init; }

    public required string ResourceName { get; init; }

    public required EndpointReference Endpoint { get; init; }

    public required CancellationToken CancellationToken { get; init; }

    public required HttpClient HttpClient { get; init; }

    public InteractionInputCollection Arguments { get; init; } = new([]);

    public required HttpRequestMessage Request { get; init; }
}

namespace Aspire.Hosting;

public sealed class LoadInputContext
{
    public required InteractionInput Input { get; init; }

    public required InteractionInputCollection AllInputs { get; init; }

    public required IServiceProvider Services { get; init; }

    public required CancellationToken CancellationToken { get; init; }
}

namespace Aspire.Hosting;

public sealed class InputLoadOptions
{
    public required Func<LoadInputContext, Task> LoadCallback { get; init; }

    public bool AlwaysLoadOnStart { get; init; }

    public IReadOnlyList<string>? DependsOnInputs { get; init; }
}

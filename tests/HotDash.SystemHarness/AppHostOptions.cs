namespace HotDash.SystemHarness;

/// <summary>How to start an AppHost for a test or a benchmark.</summary>
public sealed record AppHostOptions
{
    /// <summary>The clone to start from. Default: the one under test.</summary>
    public string RepositoryRoot { get; init; } = Repository.Root;

    /// <summary>A folder of this run alone: HOME and data lie below it. Default: a new temporary folder, deleted on dispose.</summary>
    public string? Home { get; init; }

    /// <summary>Environment variables added to the AppHost's; a null value removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();
}

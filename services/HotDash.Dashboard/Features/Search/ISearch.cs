namespace HotDash.Dashboard.Features.Search;

/// <summary>How the shop is found.</summary>
internal interface ISearch
{
    /// <summary>Null when it can be asked; otherwise what has to be set up.</summary>
    string? SetupHint { get; }

    Task<IReadOnlyList<SearchPhrase>> ReadPhrasesAsync(CancellationToken cancellationToken);
}

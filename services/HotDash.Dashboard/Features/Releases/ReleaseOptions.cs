namespace HotDash.Dashboard.Features.Releases;

/// <summary>Configuration section <c>Releases</c>.</summary>
public sealed class ReleaseOptions
{
    public const string SectionName = "Releases";

    /// <summary>The ledger as <c>export-fly</c> writes it, as JSON. Without it the page says so.</summary>
    public string? Path { get; init; }
}

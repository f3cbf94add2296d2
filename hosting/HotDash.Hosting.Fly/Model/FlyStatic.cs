namespace HotDash.Hosting.Fly.Model;

/// <summary>A folder of the image that Fly's proxy serves itself.</summary>
/// <remarks>https://fly.io/docs/reference/configuration/#the-statics-sections</remarks>
public sealed record FlyStatic
{
    public required string GuestPath { get; init; }

    public required string UrlPrefix { get; init; }

    public string? TigrisBucket { get; init; }

    /// <summary>With a Tigris bucket only.</summary>
    public string? IndexDocument { get; init; }
}

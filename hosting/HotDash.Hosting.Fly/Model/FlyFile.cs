namespace HotDash.Hosting.Fly.Model;

/// <summary>A file that is placed into the machines of a group.</summary>
/// <remarks>https://fly.io/docs/reference/configuration/#the-files-section</remarks>
public sealed record FlyFile
{
    public required string GuestPath { get; init; }

    public string? LocalPath { get; init; }

    /// <summary>The secret holds the content in base64.</summary>
    public string? SecretName { get; init; }

    /// <summary>The content itself: flyctl encodes it.</summary>
    public string? RawValue { get; init; }

    public IReadOnlyList<string> Processes { get; init; } = [];
}

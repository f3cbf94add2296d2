namespace HotDash.Hosting.Fly;

/// <summary>A request that a release must answer before it counts as running. Redirects are not followed: a login page is no proof.</summary>
/// <param name="Path">Starts with a slash.</param>
/// <param name="Status">The only status that counts. Default 200.</param>
public sealed record FlyRoute(string Path, int Status = 200)
{
    /// <summary>Texts that the body contains.</summary>
    public IReadOnlyList<string> MustContain { get; init; } = [];
}

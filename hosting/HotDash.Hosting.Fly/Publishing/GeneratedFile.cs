namespace HotDash.Hosting.Fly.Publishing;

/// <summary>A file that a publish writes.</summary>
/// <param name="Path">Below the publish root, with slashes.</param>
/// <param name="Content">The whole text.</param>
internal sealed record GeneratedFile(string Path, string Content);

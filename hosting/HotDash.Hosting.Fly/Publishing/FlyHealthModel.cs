namespace HotDash.Hosting.Fly.Publishing;

/// <summary>A health check of a resource that is a request.</summary>
internal sealed record FlyHealthModel(string Endpoint, string Path);

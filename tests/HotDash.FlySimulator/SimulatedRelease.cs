namespace HotDash.FlySimulator;

/// <summary>A release as <c>flyctl releases --json</c> shows it.</summary>
internal sealed record SimulatedRelease(int Version, string Status, string ImageRef, DateTimeOffset CreatedAt);

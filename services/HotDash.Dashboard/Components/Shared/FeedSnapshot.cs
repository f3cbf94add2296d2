namespace HotDash.Dashboard.Components.Shared;

/// <summary>A feed's value on its way from the server's first rendering to the interactive page.</summary>
public sealed record FeedSnapshot<T>(T Value, DateTimeOffset LoadedAt);

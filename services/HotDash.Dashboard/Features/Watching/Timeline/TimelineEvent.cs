using HotDash.Dashboard.Components.Shared;

namespace HotDash.Dashboard.Features.Watching.Timeline;

/// <summary>Something that happened to an environment. <see cref="Kind"/>: release, migration, alert, decision.</summary>
public sealed record TimelineEvent(DateTime At, string Kind, string Title, string? Detail, string? Actor, Tone Tone, string? Environment = null);

using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Releases;

namespace HotDash.Dashboard.Features.Watching.Timeline;

/// <summary>Something that happened to an environment. <see cref="Kind"/>: release, migration, alert, decision.</summary>
public sealed record TimelineEvent(DateTime At, string Kind, string Title, string? Detail, string? Actor, Tone Tone, string? Environment = null)
{
    /// <summary>A release stands where it ended, or began when it is under way.</summary>
    public static TimelineEvent Of(ReleaseView release)
    {
        var commit = release.Commit is { } hash ? $"commit {hash[..Math.Min(10, hash.Length)]}" : null;
        var detail = string.Join(" · ", new[] { commit, release.ShortDigest, release.Why, release.Reason }.Where(part => !string.IsNullOrEmpty(part)));

        return new TimelineEvent((release.Ended ?? release.Began).UtcDateTime, "release", $"{release.App}: {release.Outcome}", detail, release.Actor, release.Tone);
    }
}

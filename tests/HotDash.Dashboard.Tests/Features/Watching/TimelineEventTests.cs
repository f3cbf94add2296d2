using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Releases;
using HotDash.Dashboard.Features.Watching.Timeline;

namespace HotDash.Dashboard.Tests.Features.Watching;

public sealed class TimelineEventTests
{
    private static readonly DateTimeOffset s_began = new(2026, 11, 24, 3, 49, 53, TimeSpan.Zero);

    [Fact]
    public void Event_OfARolledBackRelease_StandsAtItsEndWithCauseAndActor()
    {
        var entry = TimelineEvent.Of(Release() with { Ended = s_began.AddSeconds(87), State = "rolled-back", Cause = "verify-failed" });

        Assert.Equal(s_began.UtcDateTime.AddSeconds(87), entry.At);
        Assert.Equal("hotdash-staging: Rolled back", entry.Title);
        Assert.Equal("commit 0123456789 · sha256:222222222222 · it did not serve · P0", entry.Detail);
        Assert.Equal(("ann", Tone.Warning), (entry.Actor, entry.Tone));
    }

    [Fact]
    public void Event_OfAReleaseUnderWay_StandsAtItsBegin()
    {
        var entry = TimelineEvent.Of(Release());

        Assert.Equal(s_began.UtcDateTime, entry.At);
        Assert.Equal("hotdash-staging: Under way", entry.Title);
    }

    private static ReleaseView Release() => new()
    {
        Id = "r1",
        App = "hotdash-staging",
        Began = s_began,
        State = "deploying",
        Target = "registry.fly.io/hotdash-staging@sha256:2222222222222222",
        Commit = "0123456789abcdef",
        Actor = "ann",
        Reason = "P0",
    };
}

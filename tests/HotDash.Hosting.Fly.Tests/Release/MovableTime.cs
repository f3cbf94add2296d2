namespace HotDash.Hosting.Fly.Tests.Release;

/// <summary>The system's time, said wrongly by a known amount. Waiting takes as long as it does.</summary>
internal sealed class MovableTime : TimeProvider
{
    public TimeSpan Offset { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
}

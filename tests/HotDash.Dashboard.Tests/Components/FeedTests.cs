using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Chatwoot;
using Microsoft.Extensions.Time.Testing;

namespace HotDash.Dashboard.Tests.Components;

public sealed class FeedTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;
    private readonly FakeTimeProvider _time = new(s_start);

    [Fact]
    public async Task Load_RefreshFails_KeepsTheLastValueAndItsTime()
    {
        var feed = new Feed<string>(_time);
        await feed.LoadAsync(_ => Task.FromResult("first"), _cancellationToken);
        _time.Advance(TimeSpan.FromMinutes(2));

        await feed.LoadAsync(_ => throw new ChatwootException(ChatwootFailure.Unreachable, "Chatwoot cannot be reached."), _cancellationToken);

        Assert.Equal(("first", s_start, true, "Chatwoot cannot be reached."), (feed.Value, feed.LoadedAt, feed.IsStale, feed.Error));
    }

    [Fact]
    public async Task Load_SucceedsAfterFailure_ForgetsTheError()
    {
        var feed = new Feed<string>(_time);
        await feed.LoadAsync(_ => throw new ChatwootException(ChatwootFailure.Unknown, "broken"), _cancellationToken);

        await feed.LoadAsync(_ => Task.FromResult("now"), _cancellationToken);

        Assert.Equal(("now", null, false), (feed.Value, feed.Error, feed.IsStale));
    }

    [Fact]
    public async Task Load_AlreadyUnderWay_DoesNotReadTwice()
    {
        var feed = new Feed<string>(_time);
        var reads = 0;
        var gate = new TaskCompletionSource<string>();
        Task<string> Read(CancellationToken _)
        {
            reads++;

            return gate.Task;
        }

        var first = feed.LoadAsync(Read, _cancellationToken);
        await feed.LoadAsync(Read, _cancellationToken);
        gate.SetResult("value");
        await first;

        Assert.Equal((1, "value"), (reads, feed.Value));
    }

    [Fact]
    public async Task Load_ProgrammingError_IsNotSwallowed()
    {
        var feed = new Feed<string>(_time);

        await Assert.ThrowsAsync<InvalidOperationException>(() => feed.LoadAsync(_ => throw new InvalidOperationException(), _cancellationToken));
        Assert.False(feed.IsLoading);
    }
}

using Aspire.Hosting;

namespace HotDash.Hosting.Tests.Interaction;

/// <summary>Plays the dashboard: sees every announcement of a question.</summary>
internal sealed class FrontEnd : IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private readonly IAsyncEnumerator<PendingInteraction> _announcements;
    private Task<bool> _next;

    private FrontEnd(InteractionService interactions)
    {
        _announcements = interactions.WatchAsync(_leaving.Token).GetAsyncEnumerator(_leaving.Token);
        _next = _announcements.MoveNextAsync().AsTask();
    }

    public static async Task<FrontEnd> ConnectAsync(InteractionService interactions)
    {
        var front = new FrontEnd(interactions);
        await Task.Yield();

        return front;
    }

    public async Task<PendingInteraction> NextAsync()
    {
        Assert.True(await _next.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
        var announced = _announcements.Current;
        _next = _announcements.MoveNextAsync().AsTask();

        return announced;
    }

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await Task.WhenAny(_next);
        await _announcements.DisposeAsync();
        _leaving.Dispose();
    }
}

using StackExchange.Redis;

namespace HotDash.Chatwoot.Cable;

/// <summary>What one subscription listens to, and whose it is.</summary>
internal sealed record CableSubscription(long AccountId, long? UserId, long? ContactId, IReadOnlyList<ChannelMessageQueue> Streams) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        foreach (var stream in Streams)
        {
            await stream.UnsubscribeAsync();
        }
    }
}

using System.Threading.Channels;

namespace Aspire.Hosting.ApplicationModel;

internal sealed class ResourceLogSubscription(ResourceLog log) : IDisposable
{
    private readonly Channel<IReadOnlyList<LogLine>> _channel = Channel.CreateUnbounded<IReadOnlyList<LogLine>>();

    public ChannelReader<IReadOnlyList<LogLine>> Reader => _channel.Reader;

    public ChannelWriter<IReadOnlyList<LogLine>> Writer => _channel.Writer;

    public void Dispose() => log.Unsubscribe(this);
}

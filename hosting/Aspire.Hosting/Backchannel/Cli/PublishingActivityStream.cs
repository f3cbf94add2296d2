using System.Threading.Channels;

namespace Aspire.Hosting.Backchannel.Cli;

/// <summary>
/// The pipeline's progress on its way to the CLI: whoever reports activities writes them here, whether or not a client is
/// connected yet. They are kept until it reads them; the completion closes the stream.
/// </summary>
internal sealed class PublishingActivityStream
{
    private readonly Channel<PublishingActivity> _activities = Channel.CreateUnbounded<PublishingActivity>(
        new UnboundedChannelOptions { SingleReader = true });

    private readonly TaskCompletionSource _reader = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Returns when a client has asked for the progress: only then does it want the pipeline to run.</summary>
    public Task WaitForReaderAsync(CancellationToken cancellationToken) => _reader.Task.WaitAsync(cancellationToken);

    public void Write(PublishingActivity activity)
    {
        _activities.Writer.TryWrite(activity);
        if (activity.Type is PublishingActivityTypes.PublishComplete)
        {
            _activities.Writer.TryComplete();
        }
    }

    public IAsyncEnumerable<PublishingActivity> ReadAllAsync(CancellationToken cancellationToken)
    {
        _reader.TrySetResult();
        return _activities.Reader.ReadAllAsync(cancellationToken);
    }
}

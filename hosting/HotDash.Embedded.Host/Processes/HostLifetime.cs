using System.Runtime.InteropServices;

namespace HotDash.Embedded.Host.Processes;

/// <summary>Stops the host on a signal and when its parent is gone, so that no server outlives the stack that started it.</summary>
internal sealed class HostLifetime : IDisposable
{
    private static readonly TimeSpan s_parentCheck = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _stopping = new();
    private readonly List<PosixSignalRegistration> _signals = [];
    private readonly Timer _parentWatch;

    public HostLifetime()
    {
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGHUP, PosixSignal.SIGQUIT])
        {
            _signals.Add(PosixSignalRegistration.Create(signal, Stop));
        }

        var parent = Native.ParentProcess();
        _parentWatch = new Timer(_ => StopWithoutParent(parent), null, s_parentCheck, s_parentCheck);
    }

    public CancellationToken Stopping => _stopping.Token;

    public void Dispose()
    {
        _parentWatch.Dispose();
        _signals.ForEach(signal => signal.Dispose());
        _stopping.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        _stopping.Cancel();
    }

    private void StopWithoutParent(int parent)
    {
        if (Native.ParentProcess() != parent && !_stopping.IsCancellationRequested)
        {
            _stopping.Cancel();
        }
    }
}

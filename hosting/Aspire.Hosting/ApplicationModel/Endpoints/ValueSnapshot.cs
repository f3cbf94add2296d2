namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that is set later and can be awaited; setting it again replaces it.</summary>
public sealed class ValueSnapshot<T>
    where T : notnull
{
    private readonly Lock _lock = new();
    private TaskCompletionSource<T> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsValueSet => Current.IsCompleted;

    internal Task<T> Current
    {
        get
        {
            lock (_lock)
            {
                return _source.Task;
            }
        }
    }

    public Task<T> GetValueAsync(CancellationToken cancellationToken = default) => Current.WaitAsync(cancellationToken);

    public void SetValue(T value)
    {
        ArgumentNullException.ThrowIfNull(value);

        Complete(source => source.TrySetResult(value));
    }

    public void SetException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);

        Complete(source => source.TrySetException(exception));
    }

    private void Complete(Func<TaskCompletionSource<T>, bool> trySet)
    {
        lock (_lock)
        {
            if (!trySet(_source))
            {
                _source = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
                trySet(_source);
            }
        }
    }
}

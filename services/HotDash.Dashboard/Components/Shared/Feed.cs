using HotDash.Dashboard.Features.Chatwoot;
using HotDash.Dashboard.Features.Tiles;
using Npgsql;

namespace HotDash.Dashboard.Components.Shared;

/// <summary>
/// What a data view shows: nothing yet, a value, or an error. When a refresh fails the last good value stays, marked as old.
/// </summary>
public sealed class Feed<T>(TimeProvider time)
    where T : class
{
    public T? Value { get; private set; }

    public DateTimeOffset? LoadedAt { get; private set; }

    /// <summary>Why the latest attempt failed; null when it succeeded.</summary>
    public string? Error { get; private set; }

    public bool IsLoading { get; private set; }

    public bool IsStale => Value is not null && Error is not null;

    /// <summary>A second call while one is under way does nothing.</summary>
    public async Task LoadAsync(Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        if (IsLoading)
        {
            return;
        }

        IsLoading = true;

        try
        {
            Value = await read(cancellationToken);
            LoadedAt = time.GetUtcNow();
            Error = null;
        }
        catch (ChatwootException exception)
        {
            Error = exception.Message;
        }
        catch (SourceException exception)
        {
            Error = exception.Message;
        }
        catch (NpgsqlException)
        {
            Error = "The dashboard's database does not answer.";
        }
        finally
        {
            IsLoading = false;
        }
    }

    public FeedSnapshot<T>? Snapshot => Value is { } value && LoadedAt is { } loadedAt ? new(value, loadedAt) : null;

    /// <summary>Takes over what the server rendered before the page became interactive.</summary>
    public void Restore(FeedSnapshot<T> snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        Value = snapshot.Value;
        LoadedAt = snapshot.LoadedAt;
    }
}

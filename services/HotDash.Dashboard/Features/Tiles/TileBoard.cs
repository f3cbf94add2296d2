using System.Collections.Concurrent;
using HotDash.Dashboard.Features.Chatwoot;
using HotDash.Dashboard.Features.Facts;
using HotDash.Dashboard.Features.Live;
using Npgsql;

namespace HotDash.Dashboard.Features.Tiles;

/// <summary>
/// The tiles' latest readings, shared by all open pages: however many look, a source is read once per interval, and whoever
/// caused the reading, everybody sees it.
/// </summary>
internal sealed partial class TileBoard(
    IServiceScopeFactory scopes,
    FactStore facts,
    TileTimings timings,
    LiveUpdates live,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<TileBoard> logger)
{
    private readonly ConcurrentDictionary<string, TileState> _states = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<TileState>>> _underWay = new();

    public TileState Peek(string id) => _states.GetValueOrDefault(id, TileState.Nothing);

    public bool IsLoading(string id) => _underWay.ContainsKey(id);

    /// <summary>The reading if it is younger than <paramref name="maxAge"/>, otherwise a new one.</summary>
    public async Task<TileState> GetAsync(TileDefinition tile, TimeSpan maxAge, string readBy, CancellationToken cancellationToken)
    {
        if (_states.TryGetValue(tile.Id, out var state) && state is { ReadAt: { } readAt, Error: null } && time.GetUtcNow() - readAt < maxAge)
        {
            return state;
        }

        var underWay = _underWay.GetOrAdd(tile.Id, _ => new Lazy<Task<TileState>>(() => ReadAsync(tile, readBy)));

        return await underWay.Value.WaitAsync(cancellationToken);
    }

    /// <summary>Runs under the host's lifetime, because pages that come and go share it.</summary>
    private async Task<TileState> ReadAsync(TileDefinition definition, string readBy)
    {
        var cancellationToken = lifetime.ApplicationStopping;
        var started = time.GetTimestamp();

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var tile = scope.ServiceProvider.GetServices<ITile>().First(tile => tile.Definition.Id == definition.Id);
            var reading = await tile.ReadAsync(cancellationToken);
            var elapsed = time.GetElapsedTime(started);
            timings.Record(definition.Id, TileTimings.Server, elapsed);
            var now = time.GetUtcNow();
            await facts.AddAsync(definition, reading, readBy, now, cancellationToken);

            return _states[definition.Id] = new TileState(
                reading, now, Error: null, elapsed, await facts.ReadHistoryAsync(definition.Id, now, cancellationToken));
        }
        catch (Exception exception) when (exception is ChatwootException or SourceException or NpgsqlException)
        {
            LogFailed(exception, definition.Id);
            var message = exception is NpgsqlException ? "The dashboard's database does not answer." : exception.Message;

            return _states[definition.Id] = Peek(definition.Id) with { Error = message, Elapsed = time.GetElapsedTime(started) };
        }
        finally
        {
            _underWay.TryRemove(definition.Id, out _);
            await live.PublishAsync(new LiveUpdate(LiveTopics.Tile + definition.Id, null));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Tile {Tile} could not be read")]
    private partial void LogFailed(Exception exception, string tile);
}

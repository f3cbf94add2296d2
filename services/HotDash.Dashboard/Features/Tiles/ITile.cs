namespace HotDash.Dashboard.Features.Tiles;

internal interface ITile
{
    TileDefinition Definition { get; }

    /// <exception cref="Chatwoot.ChatwootException">Chatwoot failed.</exception>
    /// <exception cref="SourceException">Another source failed.</exception>
    Task<TileReading> ReadAsync(CancellationToken cancellationToken);
}

using HotDash.Migrations.Tool.CommandLine;
using HotDash.Migrations.Tool.Life;
using Npgsql;

namespace HotDash.Migrations.Tool.Preparations;

/// <summary>Preparations in the table of lives: the image is the migration, its digest the checksum.</summary>
internal sealed class PreparationStore(NpgsqlDataSource target)
{
    private readonly LifeStore _lives = new(target);

    public Task AddAsync(Preparation preparation, string actor, CancellationToken cancellationToken) =>
        _lives.AddAsync(
            [new LifeEvent(preparation.Image, preparation.Digest, preparation.IsDone ? LifeState.Applied : LifeState.Failed, actor, preparation.StartedAt.AddMilliseconds(preparation.ElapsedMs), Json.WriteLine(preparation))],
            cancellationToken);

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<RecordedPreparation>> ReadAsync(CancellationToken cancellationToken) =>
        [.. (await _lives.ReadAsync(cancellationToken)).Where(entry => entry.State is LifeState.Applied or LifeState.Failed)
            .Select(entry => (Entry: entry, Preparation: Json.Read<Preparation>(entry.Evidence)))
            .Where(item => item.Preparation is not null)
            .Select(item => new RecordedPreparation(item.Preparation!, item.Entry.Actor, item.Entry.At))];
}

using Npgsql;

namespace HotDash.Chatwoot.Core.Data;

/// <summary>Where a statement runs: on a pooled connection of its own, or inside a transaction.</summary>
public interface ISql
{
    Task<T> UseAsync<T>(Func<NpgsqlConnection, NpgsqlTransaction?, Task<T>> work, CancellationToken cancellationToken);
}

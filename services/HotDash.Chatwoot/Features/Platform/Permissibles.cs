using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;

namespace HotDash.Chatwoot.Features.Platform;

/// <summary>A platform app may touch only what it made itself.</summary>
internal sealed class Permissibles(Database database)
{
    public const string Account = "Account";
    public const string User = "User";
    public const string AgentBot = "AgentBot";

    private static readonly Dictionary<string, string> s_tables = new(StringComparer.Ordinal) { [Account] = "accounts", [User] = "users", [AgentBot] = "agent_bots" };

    /// <summary>404 when there is no such record, 401 when it is another's.</summary>
    public async Task RequireAsync(PlatformContext app, string type, long id, CancellationToken cancellationToken)
    {
        var (exists, permitted) = await database.SingleAsync<(bool Exists, bool Permitted)>(
            $"""
            select exists (select from {s_tables[type]} where id = @id), exists (select from platform_app_permissibles
                where platform_app_id = @AppId and permissible_type = @type and permissible_id = @id)
            """,
            new { app.AppId, type, id },
            cancellationToken);
        if (!exists)
        {
            throw Failure.NotFound();
        }

        if (!permitted)
        {
            throw Failure.Unauthorized("Non permissible resource");
        }
    }

    public async Task AddAsync(PlatformContext app, string type, long id, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(
            """
            insert into platform_app_permissibles (platform_app_id, permissible_type, permissible_id) values (@AppId, @type, @id)
            on conflict (platform_app_id, permissible_id, permissible_type) do nothing
            """,
            new { app.AppId, type, id },
            cancellationToken);

    public Task<List<long>> ListAsync(PlatformContext app, string type, CancellationToken cancellationToken) =>
        database.ListAsync<long>(
            "select permissible_id from platform_app_permissibles where platform_app_id = @AppId and permissible_type = @type order by permissible_id",
            new { app.AppId, type },
            cancellationToken);
}

using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Tokens;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.AgentBots;

internal sealed class AgentBotStore(Database database)
{
    private const string Insert = """
        with bot as (
            insert into agent_bots (name, description, outgoing_url, account_id, bot_type, bot_config, secret)
            values (@name, @description, @outgoingUrl, @accountId, 0, @config::jsonb, @secret) returning id)
        insert into access_tokens (owner_type, owner_id, token) select 'AgentBot', id, @token from bot returning owner_id
        """;

    private const string Update = """
        update agent_bots set name = @name, description = @description, outgoing_url = @outgoingUrl, bot_config = @config::jsonb, updated_at = now() where id = @Id
        """;

    private const string Delete = """
        update conversations set assignee_agent_bot_id = null where assignee_agent_bot_id = @id;
        delete from agent_bot_inboxes where agent_bot_id = @id;
        delete from access_tokens where owner_type = 'AgentBot' and owner_id = @id;
        delete from platform_app_permissibles where permissible_type = 'AgentBot' and permissible_id = @id;
        delete from agent_bots where id = @id;
        """;

    public Task<IReadOnlyList<AgentBotWithToken>> ListAsync(long accountId, CancellationToken cancellationToken) =>
        ReadAsync("account_id = @accountId or account_id is null", new { accountId }, cancellationToken);

    public Task<IReadOnlyList<AgentBotWithToken>> ListAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        ReadAsync("id = any(@ids)", new { ids = ids.ToArray() }, cancellationToken);

    public async Task<AgentBotWithToken> FindAsync(long accountId, long id, CancellationToken cancellationToken) =>
        (await ReadAsync("id = @id and (account_id = @accountId or account_id is null)", new { accountId, id }, cancellationToken)).SingleOrDefault() ?? throw Failure.NotFound();

    public async Task<AgentBotWithToken> FindOwnAsync(long accountId, long id, CancellationToken cancellationToken) =>
        (await ReadAsync("id = @id and account_id = @accountId", new { accountId, id }, cancellationToken)).SingleOrDefault() ?? throw Failure.NotFound();

    public async Task<AgentBotWithToken> CreateAsync(long? accountId, RailsParameters given, CancellationToken cancellationToken)
    {
        var name = given.Present("name") ?? throw Failure.Invalid("name", "can't be blank");
        var id = await database.SingleAsync<long>(
            Insert,
            new
            {
                name, description = given.Text("description"), outgoingUrl = Url(given), accountId, config = RailsJson.Text(given.Object("bot_config") ?? []),
                secret = SecureToken.New(), token = SecureToken.New(),
            },
            cancellationToken);

        return (await ListAsync([id], cancellationToken))[0];
    }

    public async Task<AgentBotWithToken> UpdateAsync(AgentBot bot, RailsParameters given, CancellationToken cancellationToken)
    {
        await database.ExecuteAsync(
            Update,
            new
            {
                bot.Id, name = given.Present("name") ?? bot.Name, description = given.Has("description") ? given.Text("description") : bot.Description,
                outgoingUrl = given.Has("outgoing_url") ? Url(given) : bot.OutgoingUrl,
                config = given.Has("bot_config") ? RailsJson.Text(given.Object("bot_config") ?? []) : bot.BotConfig,
            },
            cancellationToken);

        return (await ListAsync([bot.Id], cancellationToken))[0];
    }

    public async Task DeleteAsync(long id, CancellationToken cancellationToken) =>
        await database.InTransactionAsync(sql => sql.ExecuteAsync(Delete, new { id }, cancellationToken), cancellationToken);

    /// <summary>app/views/api/v1/models/_agent_bot.json.jbuilder</summary>
    public static JsonObject Shape(AgentBotWithToken item, bool withSecrets)
    {
        var bot = item.Bot;
        var shape = new JsonObject
        {
            ["id"] = bot.Id,
            ["name"] = bot.Name,
            ["description"] = bot.Description,
            ["thumbnail"] = "",
            ["outgoing_url"] = bot.OutgoingUrl,
            ["bot_type"] = "webhook",
            ["bot_config"] = RailsJson.Parse(bot.BotConfig),
            ["account_id"] = bot.AccountId,
            ["system_bot"] = bot.AccountId is null,
        };
        if (withSecrets)
        {
            shape["access_token"] = item.Token;
            shape["secret"] = bot.Secret;
        }

        return shape;
    }

    private async Task<IReadOnlyList<AgentBotWithToken>> ReadAsync(string where, object arguments, CancellationToken cancellationToken)
    {
        var bots = await database.ListAsync<AgentBot>($"select * from agent_bots where {where} order by id", arguments, cancellationToken);
        var tokens = (await database.ListAsync<(long Owner, string Token)>(
            "select owner_id, token from access_tokens where owner_type = 'AgentBot' and owner_id = any(@ids)",
            new { ids = bots.Select(bot => bot.Id).ToArray() },
            cancellationToken)).ToLookup(row => row.Owner, row => row.Token);

        return [.. bots.Select(bot => new AgentBotWithToken(bot, tokens[bot.Id].FirstOrDefault()))];
    }

    private static string? Url(RailsParameters given) =>
        given.Present("outgoing_url") is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? text
        : throw Failure.Invalid("outgoing_url", "is invalid");
}

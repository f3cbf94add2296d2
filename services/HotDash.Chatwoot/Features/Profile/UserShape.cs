using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Presence;

namespace HotDash.Chatwoot.Features.Profile;

/// <summary>A user with all its accounts: app/views/api/v1/models/_user.json.jbuilder</summary>
internal sealed class UserShape(Database database, PresenceStore presence)
{
    private const string Read = $"""
        select u.id, u.name, u.display_name, u.email, u.uid, u.provider, u.confirmed_at, u.pubsub_token, u.ui_settings, u.custom_attributes, u.message_signature, u.type,
            (select token from access_tokens where owner_type = 'User' and owner_id = u.id limit 1) as access_token from users u where u.id = @userId;
        select {Agent.Columns} from {Agent.Source} where u.id = @userId order by au.active_at desc nulls last, au.account_id;
        select * from accounts where id in (select account_id from account_users where user_id = @userId);
        """;

    public async Task<JsonObject> OfAsync(long userId, CancellationToken cancellationToken)
    {
        var (user, memberships) = await database.MultipleAsync(
            Read,
            new { userId },
            async grid =>
            {
                var row = await grid.ReadFirstOrDefaultAsync<User>();
                var agents = await grid.ReadAsync<Agent>();
                var accounts = (await grid.ReadAsync<Core.Accounts.Account>()).ToDictionary(account => account.Id);

                return (row, agents.Where(agent => accounts.ContainsKey(agent.AccountId)).Select(agent => new Membership(agent, accounts[agent.AccountId])).ToList());
            },
            cancellationToken);

        return user is null ? throw Failure.NotFound() : await ShapeAsync(user, memberships);
    }

    private async Task<JsonObject> ShapeAsync(User user, List<Membership> memberships)
    {
        var accounts = new JsonArray();
        foreach (var membership in memberships)
        {
            accounts.Add(Account(membership, await presence.ReadAsync(membership.Agent.AccountId)));
        }

        var active = memberships.FirstOrDefault()?.Agent;
        var shape = new JsonObject
        {
            ["access_token"] = user.AccessToken,
            ["account_id"] = active?.AccountId,
            ["available_name"] = string.IsNullOrEmpty(user.DisplayName) ? user.Name : user.DisplayName,
            ["avatar_url"] = "",
            ["confirmed"] = user.ConfirmedAt is not null,
            ["display_name"] = user.DisplayName,
            ["message_signature"] = user.MessageSignature,
            ["email"] = user.Email,
            ["id"] = user.Id,
            ["inviter_id"] = active?.InviterId,
            ["name"] = user.Name,
            ["provider"] = user.Provider,
            ["pubsub_token"] = user.PubsubToken,
            ["role"] = active is null ? null : RailsEnum.Name(active.Role),
            ["ui_settings"] = RailsJson.Parse(user.UiSettings),
            ["uid"] = user.Uid,
            ["type"] = user.Type,
        };
        if (RailsJson.Parse(user.CustomAttributes) is JsonObject { Count: > 0 } attributes)
        {
            shape["custom_attributes"] = attributes;
        }

        shape["accounts"] = accounts;

        return shape;
    }

    private static JsonObject Account(Membership membership, PresenceSnapshot online)
    {
        var agent = membership.Agent;

        return new JsonObject
        {
            ["id"] = agent.AccountId,
            ["name"] = membership.Account.Name,
            ["status"] = membership.Account.Status == Core.Accounts.Account.Suspended ? "suspended" : "active",
            ["onboarding_step"] = null,
            ["active_at"] = RailsTime.Iso(agent.ActiveAt),
            ["role"] = RailsEnum.Name(agent.Role),
            ["permissions"] = new JsonArray(RailsEnum.Name(agent.Role)),
            ["availability"] = RailsEnum.Name(agent.Availability),
            ["availability_status"] = online.Status(agent),
            ["auto_offline"] = agent.AutoOffline,
        };
    }

    private sealed record Membership(Agent Agent, Core.Accounts.Account Account);

    private sealed class User
    {
        public long Id { get; init; }

        public string Name { get; init; } = "";

        public string? DisplayName { get; init; }

        public string? Email { get; init; }

        public string Uid { get; init; } = "";

        public string Provider { get; init; } = "";

        public DateTime? ConfirmedAt { get; init; }

        public string? PubsubToken { get; init; }

        public string? UiSettings { get; init; }

        public string? CustomAttributes { get; init; }

        public string? MessageSignature { get; init; }

        public string? Type { get; init; }

        public string? AccessToken { get; init; }
    }
}

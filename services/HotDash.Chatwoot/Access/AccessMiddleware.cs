using System.Globalization;
using HotDash.Chatwoot.Core.Accounts;
using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Chatwoot.Features.Platform;

namespace HotDash.Chatwoot.Access;

/// <summary>Enforces the <see cref="AccessRule"/> of the endpoint, before any parameter is read (app/controllers/api/base_controller.rb).</summary>
internal sealed class AccessMiddleware(RequestDelegate next, Credentials credentials, Database database)
{
    internal const string Membership = $"""
        select owner_type as type, owner_id as id from access_tokens where token = @token;
        select * from accounts where id = @accountId;
        select {Agent.Columns} from {Agent.Source} where au.account_id = @accountId
            and u.id = coalesce((select owner_id from access_tokens where token = @token and owner_type = 'User'), @sessionUserId);
        select b.* from agent_bots b where b.id = (select owner_id from access_tokens where token = @token and owner_type = 'AgentBot') and (b.account_id = @accountId
            or exists (select from agent_bot_inboxes l join inboxes i on i.id = l.inbox_id where l.agent_bot_id = b.id and i.account_id = @accountId));
        """;

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<AccessRule>() is { } rule)
        {
            await EnforceAsync(context, rule);
        }

        await next(context);
    }

    private async Task EnforceAsync(HttpContext context, AccessRule rule)
    {
        if (rule.Scope == AccessScope.Platform)
        {
            context.Features.Set(await PlatformAsync(context));

            return;
        }

        if (rule.Scope == AccessScope.User)
        {
            var owner = await credentials.IdentifyAsync(context.Request, context.RequestAborted);
            RequireAllowed(owner, rule);
            context.Features.Set(new UserContext(owner.Id));

            return;
        }

        var account = await MembershipAsync(context.Request, rule, AccountId(context), context.RequestAborted);
        if (rule.AdministratorOnly && account.Agent is { IsAdministrator: false })
        {
            throw Failure.PolicyDenied();
        }

        context.Features.Set(account);
    }

    private static void RequireAllowed(TokenOwner owner, AccessRule rule)
    {
        if (owner.Type != SenderType.User && !(owner.Type == SenderType.AgentBot && rule.BotsAllowed))
        {
            throw Failure.Unauthorized("Access to this endpoint is not authorized for bots");
        }
    }

    private async Task<PlatformContext> PlatformAsync(HttpContext context) =>
        Credentials.Token(context.Request) is { } token
            && await credentials.FindAsync(token, context.RequestAborted) is { Type: "PlatformApp" } app
                ? new PlatformContext(app.Id)
                : throw Failure.Unauthorized("Invalid access_token");

    /// <summary>The token, its owner, the account and the membership in one round trip.</summary>
    private async Task<AccountContext> MembershipAsync(HttpRequest request, AccessRule rule, long accountId, CancellationToken cancellationToken)
    {
        var token = Credentials.Token(request);
        var session = token is null ? await credentials.IdentifyAsync(request, cancellationToken) : null;
        var (owner, account, agent, bot) = await database.MultipleAsync(
            Membership,
            new { accountId, token, sessionUserId = session?.Id ?? 0 },
            async grid => (
                await grid.ReadFirstOrDefaultAsync<TokenOwner>(),
                await grid.ReadFirstOrDefaultAsync<Account>(),
                await grid.ReadFirstOrDefaultAsync<Agent>(),
                await grid.ReadFirstOrDefaultAsync<AgentBot>()),
            cancellationToken);
        RequireAllowed(session ?? owner ?? throw Failure.Unauthorized("Invalid Access Token"), rule);

        return (account, agent, bot) switch
        {
            (null, _, _) => throw Failure.NotFound(),
            ({ Status: Account.Suspended }, _, _) => throw Failure.Unauthorized("Account is suspended"),
            (_, null, null) => throw Failure.Unauthorized("You are not authorized to access this account"),
            _ => new AccountContext(account, agent, bot),
        };
    }

    private static long AccountId(HttpContext context) =>
        long.Parse(context.GetRouteValue("accountId")?.ToString() ?? "0", CultureInfo.InvariantCulture);
}

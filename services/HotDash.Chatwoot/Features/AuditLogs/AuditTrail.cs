using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.AuditLogs;

/// <summary>
/// Writes one row for each successful change that only administrators may make. Runs as endpoint filter, so that no endpoint
/// has to think of it. Secrets in the parameters are left out.
/// </summary>
internal sealed class AuditTrail(Database database) : IEndpointFilter
{
    private static readonly string[] s_secret = ["password", "token", "secret", "key"];

    private const string Insert = """
        insert into audits (auditable_type, auditable_id, associated_type, associated_id, user_type, user_id, username, action, audited_changes, remote_address, request_uuid)
        values (@type, @recordId, 'Account', @accountId, 'User', @userId, @username, @action, @changes::jsonb, @address, @request)
        """;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        var http = context.HttpContext;
        if (http.Request.Method != HttpMethods.Get && http.GetEndpoint()?.Metadata.GetMetadata<AccessRule>() is { AdministratorOnly: true }
            && http.Features.Get<AccountContext>() is { Agent: { } agent } account)
        {
            await WriteAsync(http, account, agent.Email ?? "", context.Arguments.OfType<RailsParameters>().FirstOrDefault());
        }

        return result;
    }

    private async Task WriteAsync(HttpContext http, AccountContext account, string username, RailsParameters? parameters) =>
        await database.ExecuteAsync(
            Insert,
            new
            {
                type = http.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Http.Metadata.ITagsMetadata>()?.Tags[0],
                recordId = long.TryParse(http.GetRouteValue("id")?.ToString(), out var id) ? id : (long?)null,
                accountId = account.Id, userId = account.UserId, username,
                action = http.Request.Method switch { "POST" => "create", "DELETE" => "destroy", _ => "update" },
                changes = RailsJson.Text(Changes(parameters)),
                address = http.Connection.RemoteIpAddress?.ToString(), request = http.TraceIdentifier,
            },
            http.RequestAborted);

    private static System.Text.Json.Nodes.JsonObject Changes(RailsParameters? parameters) =>
        new((parameters?.Values ?? []).Where(pair => !Array.Exists(s_secret, word => pair.Key.Contains(word, StringComparison.OrdinalIgnoreCase))
                && pair.Value is System.Text.Json.Nodes.JsonValue)
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
}

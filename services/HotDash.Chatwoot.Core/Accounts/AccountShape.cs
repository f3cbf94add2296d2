using System.Text.Json.Nodes;

namespace HotDash.Chatwoot.Core.Accounts;

public static class AccountShape
{
    /// <summary>Account#webhook_data</summary>
    public static JsonObject Webhook(Account account) => new() { ["id"] = account.Id, ["name"] = account.Name };
}

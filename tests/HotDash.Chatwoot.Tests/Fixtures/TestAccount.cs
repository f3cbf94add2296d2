using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Core.Tokens;

namespace HotDash.Chatwoot.Tests.Fixtures;

/// <summary>An account of its own with an administrator, an agent who belongs to no inbox, and an API inbox of the administrator.</summary>
public sealed record TestAccount(ChatwootServer Server, long Id, long AdminId, string AdminToken, long AgentId, string AgentToken, long InboxId, string InboxIdentifier)
{
    public string Path => $"/api/v1/accounts/{Id}";

    public ApiClient Admin => Server.Client(AdminToken);

    public ApiClient Agent => Server.Client(AgentToken);

    public ApiClient Customer => Server.Client(null);

    public string PublicPath => $"/public/api/v1/inboxes/{InboxIdentifier}";

    public static async Task<TestAccount> CreateAsync(ChatwootServer server, Database database, CancellationToken cancellationToken)
    {
        var id = await database.SingleAsync<long>("insert into accounts (name) values ('HotDash') returning id", null, cancellationToken);
        var (adminId, adminToken) = await AddUserAsync(database, id, "Ada Agent", Role.Administrator, cancellationToken);
        var (agentId, agentToken) = await AddUserAsync(database, id, "Ben Agent", Role.Agent, cancellationToken);
        var identifier = SecureToken.New();
        var inboxId = await server.Get<InboxCreation>().ApiAsync(id, "Support API", identifier, [adminId], cancellationToken);

        return new TestAccount(server, id, adminId, adminToken, agentId, agentToken, inboxId, identifier);
    }

    /// <summary>A conversation with one incoming message, as a customer starts it.</summary>
    public async Task<TestConversation> NewConversationAsync(CancellationToken cancellationToken, string question = "Where is my order?")
    {
        var contact = (await Customer.PostAsync($"{PublicPath}/contacts", new { name = "Jamie" }, cancellationToken)).Ok();
        var path = $"{PublicPath}/contacts/{contact["source_id"]}/conversations";
        var conversation = (await Customer.PostAsync(path, new { }, cancellationToken)).Ok();
        var publicPath = $"{path}/{conversation.Id}";
        var message = (await Customer.PostAsync($"{publicPath}/messages", new { content = question }, cancellationToken)).Ok();

        return new TestConversation(conversation.Id, $"{Path}/conversations/{conversation.Id}", publicPath, contact.Id, message.Id);
    }

    private static async Task<(long Id, string Token)> AddUserAsync(Database database, long accountId, string name, Role role, CancellationToken cancellationToken)
    {
        var userId = await UserStore.InsertAsync(database, new NewUser(name, $"{Guid.NewGuid():n}@hotdash.test", "Correct-horse-1", name.Split(' ')[0]), cancellationToken);
        await database.ExecuteAsync(
            "insert into account_users (account_id, user_id, role) values (@accountId, @userId, @role)", new { accountId, userId, role }, cancellationToken);
        var token = await database.SingleAsync<string>("select token from access_tokens where owner_type = 'User' and owner_id = @userId", new { userId }, cancellationToken);

        return (userId, token);
    }
}

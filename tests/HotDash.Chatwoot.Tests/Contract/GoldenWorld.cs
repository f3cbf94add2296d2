using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Presence;
using HotDash.Chatwoot.Tests.Fixtures;

namespace HotDash.Chatwoot.Tests.Contract;

/// <summary>The account that the golden payloads were written about: Ada, who is online, Jamie, and their conversation.</summary>
public sealed class GoldenWorld(ChatwootServer server) : IAsyncLifetime
{
    private TestAccount? _account;

    public ChatwootServer Server => server;

    public TestAccount Account => _account ?? throw new InvalidOperationException("The world has not been made.");

    public string Path => Account.Path;

    public ApiClient Ada => Account.Admin;

    public long ContactId { get; private set; }

    public string SourceId { get; private set; } = "";

    public long TeamId { get; private set; }

    public async ValueTask InitializeAsync()
    {
        _account = await server.NewAccountAsync(CancellationToken.None);
        await server.Get<Database>().ExecuteAsync(
            "delete from account_users where account_id = @Id and user_id = @AgentId; update account_users set active_at = now() where account_id = @Id",
            new { Account.Id, Account.AgentId },
            CancellationToken.None);
        var team = (await Ada.PostAsync($"{Path}/teams", new { name = "billing" }, CancellationToken.None)).Ok();
        TeamId = team.Id;
        (await Ada.PostAsync($"{Path}/teams/{TeamId}/team_members", new { user_ids = new[] { Account.AdminId } }, CancellationToken.None)).Ok();
        var contact = (await Account.Customer.PostAsync(
            $"{Account.PublicPath}/contacts", new { name = "Jamie", email = "jamie@example.com" }, CancellationToken.None)).Ok();
        ContactId = contact.Id;
        SourceId = contact["source_id"].GetValue<string>();
        await OnlineAsync();
    }

    public Task OnlineAsync() => server.Get<PresenceStore>().UserSeenAsync(Account.Id, Account.AdminId);

    /// <summary>Assigned to Ada, labelled, and of the team unless said otherwise.</summary>
    public async Task<TestConversation> NewConversationAsync(CancellationToken cancellationToken, bool withTeam = true)
    {
        var path = $"{Account.PublicPath}/contacts/{SourceId}/conversations";
        var conversation = (await Account.Customer.PostAsync(path, new { }, cancellationToken)).Ok();
        var message = (await Account.Customer.PostAsync($"{path}/{conversation.Id}/messages", new { content = "Where is my order?" }, cancellationToken)).Ok();
        var made = new TestConversation(conversation.Id, $"{Path}/conversations/{conversation.Id}", $"{path}/{conversation.Id}", ContactId, message.Id);
        (await Ada.PostAsync($"{made.Path}/assignments", new { assignee_id = Account.AdminId }, cancellationToken)).Ok();
        (await Ada.PostAsync($"{made.Path}/labels", new { labels = new[] { "escalation" } }, cancellationToken)).Ok();
        if (withTeam)
        {
            (await Ada.PostAsync($"{made.Path}/assignments", new { team_id = TeamId }, cancellationToken)).Ok();
        }

        await OnlineAsync();

        return made;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

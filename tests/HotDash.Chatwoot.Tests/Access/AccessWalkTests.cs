using System.Globalization;
using System.Net;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Tests.Fixtures;

namespace HotDash.Chatwoot.Tests.Access;

/// <summary>Walks every route as everybody.</summary>
public sealed class AccessWalkTests(ChatwootServer server)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Routes_OfAccountsAndPlatform_AllHaveARule()
    {
        var open = Route.All(server).Where(route => route.Rule is null
            && (route.Pattern.StartsWith("/api/v1/", StringComparison.Ordinal) || route.Pattern.StartsWith("/api/v2/", StringComparison.Ordinal)
                || route.Pattern.StartsWith("/platform/", StringComparison.Ordinal)));

        Assert.Empty(open.Select(route => route.ToString()));
        Assert.True(Route.All(server).Count(route => route.Rule is not null) > 130);
    }

    [Fact]
    public async Task Routes_ForStrangers_AnswerUnauthorized()
    {
        var account = await server.NewAccountAsync(Token);
        await ExpectAsync(account, server.Client(null), route => route.Rule is not null);
        await ExpectAsync(account, server.Client("wrong"), route => route.Rule is not null);
    }

    [Fact]
    public async Task Routes_ForMembersOfAnotherAccount_AnswerUnauthorized()
    {
        var account = await server.NewAccountAsync(Token);
        var other = await server.NewAccountAsync(Token);
        await ExpectAsync(account, other.Admin, route => route.Rule is { Scope: AccessScope.Account or AccessScope.Platform });
    }

    [Fact]
    public async Task Routes_OfAdministrators_RefuseAgents()
    {
        var account = await server.NewAccountAsync(Token);
        await ExpectAsync(account, account.Agent, route => route.Rule is { Scope: AccessScope.Account, AdministratorOnly: true });
    }

    [Fact]
    public async Task Routes_OfMembers_RefuseBotsWhereChatwootDoes()
    {
        var account = await server.NewAccountAsync(Token);
        var bot = (await account.Admin.PostAsync($"{account.Path}/agent_bots", new { name = "bot" }, Token)).Ok();
        await ExpectAsync(account, server.Client(bot["access_token"].ToString()), route => route.Rule is { BotsAllowed: false });
    }

    [Fact]
    public async Task Routes_ForAdministrators_AdmitThem()
    {
        var account = await server.NewAccountAsync(Token);
        var refused = new List<string>();
        foreach (var route in Route.All(server).Where(route => route.Rule is { Scope: AccessScope.Account }))
        {
            var answer = await account.Admin.SendAsync(route.Method, route.Path(account.Id, "999999"), null, Token);
            if (answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden || (answer.Status >= HttpStatusCode.InternalServerError && answer.Status != HttpStatusCode.NotImplemented))
            {
                refused.Add($"{route}: {(int)answer.Status} {answer.Text}");
            }
        }

        Assert.Empty(refused);
    }

    /// <summary>Records of one account are not found under another account of the same member.</summary>
    [Fact]
    public async Task Records_UnderTheWrongAccount_AreNotFound()
    {
        var mine = await server.NewAccountAsync(Token);
        var theirs = await server.NewAccountAsync(Token);
        var conversation = await theirs.NewConversationAsync(Token, "confidential");
        string[] paths =
        [
            $"inboxes/{theirs.InboxId}", $"contacts/{conversation.ContactId}", $"conversations/{conversation.Id + 100}/messages", $"inbox_members/{theirs.InboxId}",
            $"contacts/{conversation.ContactId}/conversations", $"contacts/{conversation.ContactId}/labels", $"contacts/{conversation.ContactId}/notes",
        ];

        foreach (var path in paths)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await mine.Admin.GetAsync($"{mine.Path}/{path}", Token)).Status);
        }

        var search = (await mine.Admin.GetAsync($"{mine.Path}/conversations/search?q=confidential", Token)).Ok();
        Assert.Empty(search["payload"].AsArray());
        var started = await mine.Admin.PostAsync($"{mine.Path}/conversations", new { inbox_id = theirs.InboxId, contact_id = conversation.ContactId }, Token);
        Assert.Equal(HttpStatusCode.NotFound, started.Status);
    }

    private async Task ExpectAsync(TestAccount account, ApiClient client, Func<Route, bool> which)
    {
        var id = account.InboxId.ToString(CultureInfo.InvariantCulture);
        var admitted = new List<string>();
        foreach (var route in Route.All(server).Where(which))
        {
            var answer = await client.SendAsync(route.Method, route.Path(account.Id, id), null, Token);
            if (answer.Status != HttpStatusCode.Unauthorized)
            {
                admitted.Add($"{route}: {(int)answer.Status} {answer.Text}");
            }
        }

        Assert.Empty(admitted);
    }
}

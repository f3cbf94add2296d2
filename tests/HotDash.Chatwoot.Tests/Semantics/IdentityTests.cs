using System.Net;
using System.Security.Cryptography;
using System.Text;
using HotDash.Chatwoot.Tests.Fixtures;

namespace HotDash.Chatwoot.Tests.Semantics;

/// <summary>A customer's proof of identity on the public API.</summary>
public sealed class IdentityTests(ChatwootServer server)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Identity_WithTheRightHash_SeesItsOtherConversations()
    {
        var account = await server.NewAccountAsync(Token);
        var key = (await account.Admin.GetAsync($"{account.Path}/inboxes/{account.InboxId}", Token)).Ok()["hmac_token"].ToString();
        var identifier = $"{Guid.NewGuid():n}";
        var unproven = (await account.Customer.PostAsync($"{account.PublicPath}/contacts", new { identifier, name = "Jamie" }, Token)).Ok();
        var conversation = (await account.Customer.PostAsync($"{account.PublicPath}/contacts/{unproven["source_id"]}/conversations", new { }, Token)).Ok();
        var hash = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(identifier)));
        var proven = (await account.Customer.PostAsync($"{account.PublicPath}/contacts", new { identifier, identifier_hash = hash }, Token)).Ok();
        var stranger = (await account.Customer.PostAsync($"{account.PublicPath}/contacts", new { identifier }, Token)).Ok();

        var seen = await account.Customer.GetAsync($"{account.PublicPath}/contacts/{proven["source_id"]}/conversations/{conversation.Id}", Token);
        var hidden = await account.Customer.GetAsync($"{account.PublicPath}/contacts/{stranger["source_id"]}/conversations/{conversation.Id}", Token);
        var wrong = await account.Customer.PostAsync($"{account.PublicPath}/contacts", new { identifier, identifier_hash = "00" }, Token);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.Unauthorized), (seen.Status, hidden.Status, wrong.Status));
    }

    [Fact]
    public async Task Identity_WhereTheInboxDemandsIt_IsRequired()
    {
        var account = await server.NewAccountAsync(Token);
        (await account.Admin.PatchAsync($"{account.Path}/inboxes/{account.InboxId}", new { channel = new { hmac_mandatory = true } }, Token)).Ok();

        Assert.Equal(HttpStatusCode.Unauthorized, (await account.Customer.PostAsync($"{account.PublicPath}/contacts", new { identifier = "a" }, Token)).Status);
    }

    [Fact]
    public async Task Search_OverContactsAndMessages_StaysInTheAccount()
    {
        var account = await server.NewAccountAsync(Token);
        var other = await server.NewAccountAsync(Token);
        var word = $"needle{Guid.NewGuid():n}";
        await account.NewConversationAsync(Token, word);

        var found = (await account.Admin.GetAsync($"{account.Path}/search?q={word}", Token)).Ok();
        var nothing = (await other.Admin.GetAsync($"{other.Path}/search?q={word}", Token)).Ok();
        var ofAnAgentOutside = (await account.Agent.GetAsync($"{account.Path}/search/messages?q={word}", Token)).Ok();

        Assert.Single(found["payload"]["messages"]!.AsArray());
        Assert.Single(found["payload"]["conversations"]!.AsArray());
        Assert.Empty(nothing["payload"]["messages"]!.AsArray());
        Assert.Empty(ofAnAgentOutside["payload"]["messages"]!.AsArray());
    }
}

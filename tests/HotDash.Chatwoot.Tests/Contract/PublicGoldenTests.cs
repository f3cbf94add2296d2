namespace HotDash.Chatwoot.Tests.Contract;

public sealed class PublicGoldenTests(GoldenWorld world) : IClassFixture<GoldenWorld>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PublicApi_ForACustomer_IsGolden()
    {
        var contactPath = $"{world.Account.PublicPath}/contacts/{world.SourceId}";
        var conversation = await world.NewConversationAsync(Token, withTeam: false);

        var inbox = (await world.Account.Customer.GetAsync(world.Account.PublicPath, Token)).Ok();
        var contact = (await world.Account.Customer.GetAsync(contactPath, Token)).Ok();
        var message = (await world.Account.Customer.GetAsync($"{conversation.PublicPath}/messages", Token)).Ok();
        var shown = (await world.Account.Customer.GetAsync(conversation.PublicPath, Token)).Ok();

        Golden.AssertSame("public_inbox_show", Fixed(inbox.Json!));
        Golden.AssertSame("public_contact_create", contact.Json);
        Golden.AssertSame("public_message_create", message.Json![0]);
        Golden.AssertSame("public_conversation", shown.Json);
    }

    private static System.Text.Json.Nodes.JsonNode Fixed(System.Text.Json.Nodes.JsonNode inbox)
    {
        inbox["identifier"] = "INBOX_IDENTIFIER_BASE58";

        return inbox;
    }
}

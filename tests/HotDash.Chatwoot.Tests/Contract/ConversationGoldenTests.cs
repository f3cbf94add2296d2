using System.Text.Json.Nodes;

namespace HotDash.Chatwoot.Tests.Contract;

public sealed class ConversationGoldenTests(GoldenWorld world) : IClassFixture<GoldenWorld>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Conversation_Shown_IsGolden()
    {
        var conversation = await world.NewConversationAsync(Token);

        Golden.AssertSame("conversations_show", (await world.Ada.GetAsync(conversation.Path, Token)).Ok().Json);
    }

    [Fact]
    public async Task Conversations_Listed_AreGolden()
    {
        var conversation = await world.NewConversationAsync(Token);

        var answer = (await world.Ada.GetAsync($"{world.Path}/conversations?source_id={world.SourceId}", Token)).Ok();

        Assert.Equal(conversation.Id, answer["data"]["payload"]![0]!["id"]!.GetValue<long>());
        Golden.AssertSame("conversations_index", OnlyFirst(answer.Json!["data"]!));
    }

    [Fact]
    public async Task Conversations_Filtered_AreGolden()
    {
        var conversation = await world.NewConversationAsync(Token);
        var payload = new[] { new { attribute_key = "display_id", filter_operator = "equal_to", values = new[] { conversation.Id }, query_operator = (string?)null } };

        Golden.AssertSame("conversations_filter", (await world.Ada.PostAsync($"{world.Path}/conversations/filter", new { payload }, Token)).Ok().Json);
    }

    [Fact]
    public async Task ContactConversations_Listed_AreGolden()
    {
        await world.NewConversationAsync(Token);

        var answer = (await world.Ada.GetAsync($"{world.Path}/contacts/{world.ContactId}/conversations", Token)).Ok();

        Golden.AssertSame("contacts_conversations", new JsonObject { ["payload"] = new JsonArray(answer["payload"][0]!.DeepClone()) });
    }

    [Fact]
    public async Task Conversation_StatusToggled_AnswersGolden()
    {
        var conversation = await world.NewConversationAsync(Token);

        var resolved = (await world.Ada.PostAsync($"{conversation.Path}/toggle_status", new { status = "resolved" }, Token)).Ok();
        var snoozed = (await world.Ada.PostAsync($"{conversation.Path}/toggle_status", new { status = "snoozed", snoozed_until = 1760209856 }, Token)).Ok();

        Golden.AssertSame("conversations_toggle_status", resolved.Json);
        Golden.AssertSame("conversations_toggle_status_snoozed", snoozed.Json!);
    }

    [Fact]
    public async Task Conversation_Assigned_AnswersGolden()
    {
        var conversation = await world.NewConversationAsync(Token);

        var user = (await world.Ada.PostAsync($"{conversation.Path}/assignments", new { assignee_id = world.Account.AdminId }, Token)).Ok();
        var team = (await world.Ada.PostAsync($"{conversation.Path}/assignments", new { team_id = world.TeamId }, Token)).Ok();
        var none = (await world.Ada.PostAsync($"{conversation.Path}/assignments", new { assignee_id = 0 }, Token)).Ok();

        Golden.AssertSame("conversations_assignments_user", user.Json);
        Golden.AssertSame("conversations_assignments_team", team.Json);
        Assert.Equal("null", none.Text);
    }

    [Fact]
    public async Task ConversationExtras_Set_AnswerGolden()
    {
        var conversation = await world.NewConversationAsync(Token);

        var attributes = (await world.Ada.PostAsync($"{conversation.Path}/custom_attributes", new { custom_attributes = new { order_id = "PWA-4098" } }, Token)).Ok();
        var labels = (await world.Ada.GetAsync($"{conversation.Path}/labels", Token)).Ok();

        Golden.AssertSame("conversations_custom_attributes", attributes.Json);
        Golden.AssertSame("conversations_labels", labels.Json);
    }

    [Fact]
    public async Task Conversation_Searched_IsGolden()
    {
        var conversation = await world.NewConversationAsync(Token);
        var word = $"needle{Guid.NewGuid():n}";
        await world.Account.Customer.PostAsync($"{conversation.PublicPath}/messages", new { content = word }, Token);

        var found = (await world.Ada.GetAsync($"{world.Path}/conversations/search?q={word}", Token)).Ok().Json!;
        found["payload"]![0]!["messages"]![0]!["content"] = "Where is my order?";

        Golden.AssertSame("conversations_search", found);
    }

    [Fact]
    public async Task Conversation_Created_IsGolden()
    {
        await world.OnlineAsync();
        var body = new { inbox_id = world.Account.InboxId, contact_id = world.ContactId, assignee_id = world.Account.AdminId, team_id = world.TeamId };
        var created = (await world.Ada.PostAsync($"{world.Path}/conversations", body, Token)).Ok();
        var shown = Golden.Read("conversations_create").AsObject();
        shown["messages"] = new JsonArray();
        shown["last_non_activity_message"] = null;
        shown["labels"] = new JsonArray();
        shown["unread_count"] = 0;

        Golden.AssertSame(shown, created.Json, "conversations_create without message and label");
    }

    /// <summary>Other tests of this class have conversations too; counts are checked elsewhere.</summary>
    private static JsonObject OnlyFirst(JsonNode data) => new()
    {
        ["data"] = new JsonObject
        {
            ["meta"] = Golden.Read("conversations_index")["data"]!["meta"]!.DeepClone(),
            ["payload"] = new JsonArray(data["payload"]![0]!.DeepClone()),
        },
    };
}

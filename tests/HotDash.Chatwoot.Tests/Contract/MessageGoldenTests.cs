using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace HotDash.Chatwoot.Tests.Contract;

public sealed class MessageGoldenTests(GoldenWorld world) : IClassFixture<GoldenWorld>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_OfEachKind_AreGolden()
    {
        var conversation = await world.NewConversationAsync(Token);
        var path = $"{conversation.Path}/messages";

        var reply = (await world.Ada.PostAsync(path, new { content = "Checking with the carrier." }, Token)).Ok();
        var note = (await world.Ada.PostAsync(path, new { content = "draft: refund?", @private = true }, Token)).Ok();
        var numeric = (await world.Ada.PostAsync(path, new { content = "HotDash sendReply with message_type 1 (number)", message_type = 1 }, Token)).Ok();
        var deleted = (await world.Ada.DeleteAsync($"{path}/{reply.Id}", Token)).Ok();

        Golden.AssertSame("messages_create", reply.Json);
        Golden.AssertSame("messages_create_private_note", note.Json);
        Golden.AssertSame("messages_create_numeric_type_quirk", numeric.Json);
        Golden.AssertSame("messages_destroy", deleted.Json);
    }

    [Fact]
    public async Task Message_WithFile_IsGoldenAndServed()
    {
        var conversation = await world.NewConversationAsync(Token);
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(OnePixel);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        form.Add(new StringContent(""), "content");
        form.Add(file, "attachments[]", "t.png");

        var answer = (await world.Ada.PostAsync($"{conversation.Path}/messages", form, Token)).Ok();
        var fetched = await world.Ada.Http.GetByteArrayAsync(new Uri(answer["attachments"][0]!["data_url"]!.GetValue<string>()), Token);

        Golden.AssertSame("messages_create_attachment", answer.Json);
        Assert.Equal(OnePixel, fetched);
    }

    [Fact]
    public async Task Messages_Listed_AreGolden()
    {
        var conversation = await world.NewConversationAsync(Token);
        await world.Ada.PostAsync($"{conversation.Path}/messages", new { content = "Checking with the carrier." }, Token);
        await world.Ada.PostAsync($"{conversation.Path}/messages", new { content = "draft: refund?", @private = true }, Token);
        var golden = Golden.Read("messages_index").AsObject();
        golden["payload"] = new JsonArray([.. golden["payload"]!.AsArray().Take(3).Select(item => item!.DeepClone())]);

        Golden.AssertSame(golden, (await world.Ada.GetAsync($"{conversation.Path}/messages", Token)).Ok().Json, "messages_index, first three");
    }

    private static byte[] OnePixel => Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
}

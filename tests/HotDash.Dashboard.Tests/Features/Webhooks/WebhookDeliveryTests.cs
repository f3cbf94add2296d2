using System.Text;
using HotDash.Dashboard.Features.Webhooks;
using HotDash.Dashboard.Tests.Fakes;

namespace HotDash.Dashboard.Tests.Features.Webhooks;

public sealed class WebhookDeliveryTests
{
    [Theory]
    [InlineData("webhook_message_created_incoming", "message_created")]
    [InlineData("webhook_conversation_status_changed", "conversation_status_changed")]
    public void Parse_GoldenPayload_FindsEventAndConversation(string payload, string eventName)
    {
        var delivery = WebhookDelivery.Parse("d-1", Encoding.UTF8.GetBytes(GoldenPayload.Text(payload)));

        Assert.Equal(("d-1", eventName, 10L), (delivery?.Id, delivery?.Event, delivery?.ConversationId));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"event":7}""")]
    [InlineData("""{"id":1}""")]
    [InlineData("<html>")]
    public void Parse_NotAnEvent_IsRefused(string body) => Assert.Null(WebhookDelivery.Parse("d-1", Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Parse_EventWithoutConversation_HasNone()
    {
        var delivery = WebhookDelivery.Parse("d-1", """{"event":"contact_created","id":7}"""u8.ToArray());

        Assert.NotNull(delivery);
        Assert.Null(delivery.ConversationId);
    }
}

using System.Text;
using System.Text.Json.Nodes;
using HotDash.Chatwoot.Worker.Jobs.Webhooks;

namespace HotDash.Chatwoot.Worker.Tests;

public sealed class WebhookSignatureTests
{
    /// <summary>Made by the Ruby of chatwoot 4.18.0-ce.</summary>
    [Fact]
    public void Signature_OfChatwootsOwnVector_IsTheSame()
    {
        var body = Encoding.UTF8.GetBytes("""{"event":"message_created","id":7,"content":"Hi — ünïcode"}""");

        Assert.Equal(
            "sha256=5679197aeae748a235f496b103d97ddf6b8d5024f8dc57476eecc61439a2c1cc",
            WebhookSignature.Of("test-secret", "1790000000", body));
    }

    [Fact]
    public void Body_WithMarkupAndAccents_IsEscapedAsRailsDoes()
    {
        var payload = new JsonObject { ["content"] = "<b> & 'ü' \"q\" + — \u2028" };

        Assert.Equal("""{"content":"\u003Cb\u003E \u0026 'ü' \"q\" + — \u2028"}""", Encoding.UTF8.GetString(WebhookSender.Body(payload)), ignoreCase: true);
    }
}

using System.Text;
using HotDash.Dashboard.Features.Chatwoot;
using HotDash.Dashboard.Features.Webhooks;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace HotDash.Dashboard.Tests.Features.Webhooks;

public sealed class WebhookVerifierTests
{
    // A vector made by Chatwoot 4.18.0-ce's own code; the body holds non-ASCII characters on purpose.
    private const string Secret = "test-secret";
    private const string Timestamp = "1790000000";
    private const string Signature = "sha256=5679197aeae748a235f496b103d97ddf6b8d5024f8dc57476eecc61439a2c1cc";
    private static readonly byte[] s_body = Encoding.UTF8.GetBytes("""{"event":"message_created","id":7,"content":"Hi — ünïcode"}""");

    [Fact]
    public void Verify_ChatwootsOwnVector_IsGenuine() => Assert.Equal(WebhookVerdict.Genuine, Verify());

    [Fact]
    public void Verify_PreviousSecretDuringRotation_IsGenuine() =>
        Assert.Equal(WebhookVerdict.Genuine, Verify(secret: "new-secret", previous: Secret));

    [Fact]
    public void Verify_OtherSecret_IsRefused() => Assert.Equal(WebhookVerdict.SignatureWrong, Verify(secret: "other"));

    [Fact]
    public void Verify_OneByteChanged_IsRefused()
    {
        var body = (byte[])s_body.Clone();
        body[10] ^= 1;

        Assert.Equal(WebhookVerdict.SignatureWrong, Verify(body: body));
    }

    [Theory]
    [InlineData(300, "Genuine")]
    [InlineData(-300, "Genuine")]
    [InlineData(301, "TimestampOutsideWindow")]
    [InlineData(-301, "TimestampOutsideWindow")]
    public void Verify_ClockDifference_IsBoundedAtFiveMinutes(int seconds, string expected) =>
        Assert.Equal(expected, Verify(clockOffset: seconds).ToString());

    [Theory]
    [InlineData(null, Signature, "HeadersMissing")]
    [InlineData(Timestamp, null, "HeadersMissing")]
    [InlineData(Timestamp, "5679197aeae748a235f496b103d97ddf6b8d5024f8dc57476eecc61439a2c1cc", "HeadersMissing")]
    [InlineData("1790000001", Signature, "SignatureWrong")]
    [InlineData("soon", Signature, "SignatureWrong")]
    public void Verify_HeadersNotAsSigned_IsRefused(string? timestamp, string? signature, string expected) =>
        Assert.Equal(expected, Verify(timestamp: timestamp, signature: signature).ToString());

    private static WebhookVerdict Verify(
        string secret = Secret,
        string? previous = null,
        string? timestamp = Timestamp,
        string? signature = Signature,
        byte[]? body = null,
        int clockOffset = 0)
    {
        var options = new ChatwootOptions
        {
            AccountId = 1,
            ApiAccessToken = new Secret("token"),
            WebhookSecret = new Secret(secret),
            PreviousWebhookSecret = previous is null ? null : new Secret(previous),
        };
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1790000000 + clockOffset));

        return new WebhookVerifier(Options.Create(options), time).Verify(timestamp, signature, body ?? s_body);
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HotDash.Dashboard.Features.Chatwoot;
using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Features.Webhooks;

/// <summary>
/// Checks <c>X-Chatwoot-Signature: sha256=hex(HMAC-SHA256(secret, "{timestamp}.{raw body}"))</c> and the age of the timestamp.
/// During a rotation both the new and the previous secret are good.
/// </summary>
internal sealed class WebhookVerifier(IOptions<ChatwootOptions> options, TimeProvider time)
{
    private const string Scheme = "sha256=";

    /// <summary>Either way, because clocks differ.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    public WebhookVerdict Verify(string? timestamp, string? signature, ReadOnlySpan<byte> body)
    {
        if (string.IsNullOrEmpty(timestamp) || signature is null || !signature.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return WebhookVerdict.HeadersMissing;
        }

        if (!SignedByAny(timestamp, signature, body))
        {
            return WebhookVerdict.SignatureWrong;
        }

        return long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && Math.Abs(time.GetUtcNow().ToUnixTimeSeconds() - seconds) <= Window.TotalSeconds
            ? WebhookVerdict.Genuine
            : WebhookVerdict.TimestampOutsideWindow;
    }

    private bool SignedByAny(string timestamp, string signature, ReadOnlySpan<byte> body)
    {
        var given = Encoding.ASCII.GetBytes(signature);
        var matches = Matches(options.Value.WebhookSecret, timestamp, given, body);

        return options.Value.PreviousWebhookSecret is { } previous ? matches | Matches(previous, timestamp, given, body) : matches;
    }

    private static bool Matches(Secret secret, string timestamp, byte[] given, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret.Reveal()));
        hmac.AppendData(Encoding.UTF8.GetBytes(timestamp));
        hmac.AppendData("."u8);
        hmac.AppendData(body);
        var expected = Encoding.ASCII.GetBytes(Scheme + Convert.ToHexStringLower(hmac.GetHashAndReset()));

        return CryptographicOperations.FixedTimeEquals(expected, given);
    }
}

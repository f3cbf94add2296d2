using System.Security.Cryptography;
using System.Text;

namespace HotDash.Chatwoot.Worker.Jobs.Webhooks;

/// <summary><c>X-Chatwoot-Signature: sha256=</c> and the hexadecimal HMAC-SHA256 of <c>timestamp.body</c> (since 4.12, <c>lib/webhooks/trigger.rb</c>).</summary>
internal static class WebhookSignature
{
    public static string Of(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp + "."));
        hash.AppendData(body);

        return "sha256=" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

using System.Security.Cryptography;

namespace HotDash.Sidekiq.Fetching;

/// <summary>Names a payload in the crash ledger. Not a security boundary.</summary>
internal static class PayloadHash
{
    public static string Of(ReadOnlySpan<byte> payload) => Convert.ToHexStringLower(SHA256.HashData(payload).AsSpan(0, 16));
}

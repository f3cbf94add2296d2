using System.Security.Cryptography;

namespace HotDash.Chatwoot.Core.Tokens;

/// <summary>Rails' <c>has_secure_token</c>: 24 characters of base 58.</summary>
public static class SecureToken
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    public static string New() => RandomNumberGenerator.GetString(Alphabet, 24);
}

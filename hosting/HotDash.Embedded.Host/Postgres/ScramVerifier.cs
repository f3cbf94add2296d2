using System.Security.Cryptography;
using System.Text;

namespace HotDash.Embedded.Host.Postgres;

/// <summary>
/// PostgreSQL's stored form of a password: <c>SCRAM-SHA-256$4096:salt$StoredKey:ServerKey</c> (RFC 5803). Handing the server
/// this instead of the password keeps passwords out of statements, and so out of every log.
/// </summary>
internal static class ScramVerifier
{
    private const string Scheme = "SCRAM-SHA-256$";
    private const int Iterations = 4096;
    private const int SaltLength = 16;

    public static string Create(string password) => Create(password, RandomNumberGenerator.GetBytes(SaltLength), Iterations);

    public static bool Matches(string? verifier, string password)
    {
        if (verifier is null || !verifier.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return false;
        }

        var settings = verifier[Scheme.Length..].Split('$')[0].Split(':');
        return settings.Length == 2
            && int.TryParse(settings[0], out var iterations)
            && Create(password, Convert.FromBase64String(settings[1]), iterations) == verifier;
    }

    private static string Create(string password, byte[] salt, int iterations)
    {
        var salted = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, iterations, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);
        var stored = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var server = HMACSHA256.HashData(salted, "Server Key"u8);
        return $"{Scheme}{iterations}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(stored)}:{Convert.ToBase64String(server)}";
    }
}

using System.Text;

namespace HotDash.Hosting.Fly.Tests.Secrets;

/// <summary>A secret in the forms in which it could slip into a file, a log or an argument.</summary>
internal static class SecretEncodings
{
    public static IEnumerable<string> Of(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);

        yield return secret;
        yield return string.Concat(secret.Reverse());
        yield return Convert.ToHexString(bytes);
        yield return Convert.ToHexStringLower(bytes);
        yield return string.Concat(bytes.Select(value => $"\\x{value:x2}"));
        yield return string.Concat(secret.Select(character => $"\\u{(int)character:x4}"));
        yield return string.Concat(bytes.Select(value => $"%{value:X2}"));
        yield return string.Concat(secret.Select(character => $"&#{(int)character};"));

        foreach (var text in Base64(bytes).Concat(Base64(Encoding.Unicode.GetBytes(secret))))
        {
            yield return text;
            yield return text.Replace('+', '-').Replace('/', '_');
        }
    }

    /// <summary>Inside a longer text base64 has three shapes, by where the secret begins; the characters at its ends belong to its neighbours too.</summary>
    private static IEnumerable<string> Base64(byte[] bytes)
    {
        for (var shift = 0; shift < 3; shift++)
        {
            var text = Convert.ToBase64String([.. new byte[shift], .. bytes]).TrimEnd('=');

            yield return text[(shift == 0 ? 0 : shift + 1)..^1];
        }
    }
}

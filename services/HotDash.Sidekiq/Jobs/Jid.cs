using System.Security.Cryptography;

namespace HotDash.Sidekiq.Jobs;

/// <summary>A job id: 24 lower-case hexadecimal digits.</summary>
internal static class Jid
{
    public static string Create() => RandomNumberGenerator.GetHexString(24, lowercase: true);
}

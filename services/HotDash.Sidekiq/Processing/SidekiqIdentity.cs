using System.Security.Cryptography;

namespace HotDash.Sidekiq.Processing;

/// <summary>The process in Sidekiq's tables: <c>hostname:pid:12 hexadecimal digits</c>.</summary>
internal sealed class SidekiqIdentity
{
    public string Value { get; } = $"{Environment.MachineName}:{Environment.ProcessId}:{RandomNumberGenerator.GetHexString(12, lowercase: true)}";

    public override string ToString() => Value;
}

namespace Aspire.Hosting.ApplicationModel;

public sealed record EnvironmentVariableSnapshot(string Name, string? Value, bool IsFromSpec)
{
    /// <summary>The value is or contains a secret.</summary>
    internal bool IsSensitive { get; init; }
}

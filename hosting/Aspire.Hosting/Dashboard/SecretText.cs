namespace Aspire.Hosting.Dashboard;

/// <summary>A key of this run in an environment variable, marked as secret although no parameter is behind it.</summary>
internal sealed class SecretText(string value) : IValueProvider
{
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult<string?>(value);

    public override string ToString() => "[redacted]";
}

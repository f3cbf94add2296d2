namespace HotDash.Hosting.Fly.Provisioning;

/// <summary>What was there, what was made (or, on a dry run, would be), and what stopped it.</summary>
internal sealed record ProvisioningReport(IReadOnlyList<string> Present, IReadOnlyList<string> Made, string? Problem)
{
    public override string ToString() => string.Join('\n', [.. Present.Select(name => $"there: {name}"), .. Made.Select(name => $"made: {name}"), .. Problem is null ? Array.Empty<string>() : [$"failed: {Problem}"]]);
}

using System.Text.RegularExpressions;

namespace HotDash.Containers.Tests.Compose;

/// <summary>The Compose file that the AppHost publishes, as text.</summary>
public sealed partial class ComposeFileTests
{
    [Fact]
    public async Task Publish_OfTheAppHost_IsTheWholeStackWithoutSecretsOrTags()
    {
        using var folder = await ComposeFolder.PublishAsync(TestContext.Current.CancellationToken);
        var file = folder.ComposeFile;

        Assert.Equal(
            ["chatwoot", "chatwoot-prepare", "chatwoot-worker", "dashboard", "dashboard-prepare", "postgres", "postgres-databases", "redis"],
            ServiceLine().Matches(file).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
        Assert.All(ImageLine().Matches(file), match => Assert.Matches("^\"\\$\\{[A-Z_]+_IMAGE:\\?.+ by digest in .env\\}\"$", match.Groups[1].Value));
        Assert.All(SecretLine().Matches(file), match => Assert.Matches("\\$\\{[A-Z_]+:\\?set it in .env\\}", match.Value));
        Assert.Equal(3, Regex.Count(file, "condition: service_completed_successfully } *\n") - 2);
    }

    [Fact]
    public async Task Publish_Twice_WritesTheSameBytes()
    {
        using var first = await ComposeFolder.PublishAsync(TestContext.Current.CancellationToken);
        using var second = await ComposeFolder.PublishAsync(TestContext.Current.CancellationToken);

        Assert.Equal(first.ComposeFile, second.ComposeFile);
        Assert.Equal(first.VariableNames, second.VariableNames);
    }

    [GeneratedRegex("^  ([a-z-]+):$", RegexOptions.Multiline)]
    private static partial Regex ServiceLine();

    [GeneratedRegex("^    image: (.+)$", RegexOptions.Multiline)]
    private static partial Regex ImageLine();

    [GeneratedRegex("^      [A-Za-z_]*(?:Password|PASSWORD|Token|Secret): .+$", RegexOptions.Multiline)]
    private static partial Regex SecretLine();
}

using System.Text.Json;
using HotDash.Hosting.Fly.Drift;
using HotDash.Hosting.Fly.Secrets;
using HotDash.Hosting.Fly.Tests.Drift;
using HotDash.Hosting.Fly.Tests.Publishing;

namespace HotDash.Hosting.Fly.Tests.Secrets;

public sealed class SecretImportTests : IDisposable
{
    private const string Name = "ConnectionStrings__support";

    private readonly FlySimulation _fly = new();

    public void Dispose() => _fly.Dispose();

    [Fact]
    public async Task Import_OfAKeyWithLineBreaks_StagesItWithoutAnArgument()
    {
        const string Key = "-----BEGIN-----\nsecret+/=\n-----END-----\n";

        Assert.Null(await ImportAsync(new() { [Name] = Key }));

        var listed = await _fly.RunAsync("flyctl", LiveDrift.SecretsArguments(DeployedSample.App), TestContext.Current.CancellationToken);
        Assert.Equal([(Name, "Staged")], LiveSecret.Read(listed.Output).Select(secret => (secret.Name, secret.Status!)));
        Assert.DoesNotContain(_fly.Calls.SelectMany(call => call), word => word.Contains("secret+", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("OTHER", "value", "OTHER: sample-support has no such secret.")]
    [InlineData(Name, "canary\r\n\"\"\"", "The value of ConnectionStrings__support cannot be written for flyctl's import")]
    public async Task Import_OfWhatCannotArrive_SendsNothing(string name, string value, string problem)
    {
        var refused = await ImportAsync(new() { [name] = value });

        Assert.StartsWith(problem, refused, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", refused, StringComparison.Ordinal);
        Assert.Empty(_fly.Calls);
    }

    [Fact]
    public void Read_OfSomethingElse_RepeatsNothingOfIt()
    {
        var exception = Assert.Throws<JsonException>(() => SecretImport.Read("{\"NAME\": canary}"));

        Assert.DoesNotContain("canary", exception.ToString(), StringComparison.Ordinal);
    }

    private async Task<string?> ImportAsync(Dictionary<string, string> values)
    {
        var (model, _) = await PublishedModel.ReadAsync(SampleStack.Configure);

        return await new SecretImport(_fly, "flyctl").RunAsync(model.Apps.Single(app => app.Name == DeployedSample.App), values, TestContext.Current.CancellationToken);
    }
}

using System.Text.Json.Nodes;
using Aspire.Hosting;

namespace HotDash.Hosting.Tests.ApplicationModel;

public sealed class JsonUserSecretsManagerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotdash-secrets-").FullName;

    private string FilePath => Path.Combine(_folder, "secrets.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Secrets_SetByManyAtOnce_AreAllKept()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 8), TestContext.Current.CancellationToken, (writer, _) =>
        {
            var manager = new JsonUserSecretsManager(FilePath);

            for (var index = 0; index < 10; index++)
            {
                Assert.True(manager.TrySetSecret($"Parameters:p{writer}-{index}", "x"));
            }

            return ValueTask.CompletedTask;
        });

        Assert.Equal(80, Read().Count);
        Assert.Equal(["secrets.json"], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void Secret_OfAFileTheUserEdited_KeepsWhatStandsThere()
    {
        File.WriteAllText(FilePath, "{ // mine\n \"Parameters:mine\": \"1\", }");

        Assert.True(new JsonUserSecretsManager(FilePath).TrySetSecret("Parameters:other", "2"));

        Assert.Equal("""{"Parameters:mine":"1","Parameters:other":"2"}""", Read().ToJsonString());
    }

    [Fact]
    public void Secret_OfAFileThatIsNotJson_IsNotSavedAndTheFileStays()
    {
        File.WriteAllText(FilePath, "not json");

        Assert.False(new JsonUserSecretsManager(FilePath).TrySetSecret("Parameters:a", "1"));

        Assert.Equal("not json", File.ReadAllText(FilePath));
    }

    [Fact]
    public void Secret_Deleted_IsGone()
    {
        var manager = new JsonUserSecretsManager(FilePath);
        manager.TrySetSecret("Parameters:a", "1");

        Assert.True(manager.TryDeleteSecret("Parameters:a"));

        Assert.Empty(Read());
    }

    private JsonObject Read() => JsonNode.Parse(File.ReadAllText(FilePath))!.AsObject();
}

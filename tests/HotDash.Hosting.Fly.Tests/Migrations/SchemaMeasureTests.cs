using HotDash.Hosting.Fly.Migrations;
using HotDash.Hosting.Fly.Release;

namespace HotDash.Hosting.Fly.Tests.Migrations;

public sealed class SchemaMeasureTests
{
    private static readonly FlyMigrationOptions s_options = new()
    {
        Tool = "tool.dll", EmbeddedHost = "host.dll", Base = "none",
        Databases = [new() { Name = "shop", App = "shop-app", Folders = ["migrations"] }, new() { Name = "foreign", Folders = ["other"] }],
    };

    [Theory]
    [InlineData("""{"newest":"0008_watching.sql","floor":"0007_ideas.sql","isMeasured":true}""", "0008_watching.sql", "0007_ideas.sql")]
    [InlineData("""{"newest":"0008_watching.sql","isMeasured":false}""", "0008_watching.sql", null)]
    [InlineData("""{"isMeasured":true}""", null, null)]
    public async Task Settings_WithoutASchema_GetTheMeasuredOne(string answer, string? schema, string? floor)
    {
        var settings = new ReleaseSettings();
        var tool = new Tool(new ProcessResult(0, answer, ""));

        Assert.Empty(await new SchemaMeasure(tool, s_options, "/repository").CompleteAsync(settings, TestContext.Current.CancellationToken));

        Assert.Equal((schema, floor), (settings.Schemas.GetValueOrDefault("shop-app"), settings.SchemaFloors.GetValueOrDefault("shop-app")));
        Assert.Equal("tool.dll schema --folder /repository/migrations --name shop --target ConnectionStrings__shop --json", Assert.Single(tool.Calls));
    }

    [Fact]
    public async Task Settings_WithASchema_KeepIt()
    {
        var settings = new ReleaseSettings { Schemas = { ["shop-app"] = "0005_facts" } };

        await new SchemaMeasure(new Tool(new ProcessResult(0, """{"newest":"0008_watching.sql"}""", "")), s_options, "/repository").CompleteAsync(settings, TestContext.Current.CancellationToken);

        Assert.Equal("0005_facts", settings.Schemas["shop-app"]);
    }

    [Fact]
    public async Task Settings_WhenTheDatabaseDoesNotAnswer_StayEmptyAndItIsTold()
    {
        var settings = new ReleaseSettings();
        var problems = await new SchemaMeasure(new Tool(new ProcessResult(1, "", "error: the database said: no")), s_options, "/repository").CompleteAsync(settings, TestContext.Current.CancellationToken);

        Assert.Equal("the schema of shop-app could not be measured (exit code 1): error: the database said: no", Assert.Single(problems));
        Assert.Empty(settings.Schemas);
    }

    private sealed class Tool(ProcessResult answer) : IProcessRunner
    {
        public List<string> Calls { get; } = [];

        public Task<ProcessResult> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
        {
            Calls.Add(string.Join(' ', arguments));

            return Task.FromResult(answer);
        }
    }
}

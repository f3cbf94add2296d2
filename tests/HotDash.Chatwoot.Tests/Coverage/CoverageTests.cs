using HotDash.Chatwoot.Tests.Fixtures;
using HotDash.Tests;

namespace HotDash.Chatwoot.Tests.Coverage;

/// <summary>Calls all operations of the API description and keeps docs/compatibility.md true.</summary>
public sealed class CoverageTests(ChatwootServer server)
{
    /// <summary>Set it to write the table instead of comparing it.</summary>
    private const string Update = "HOTDASH_UPDATE_DOCS";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Operations_AllCalled_AnswerAsTheTableSays()
    {
        var schemas = SwaggerSchemas.Find();
        var operations = Operation.ReadAll();
        var recorder = new OperationRecorder(schemas, operations);
        await new ApplicationWalk(recorder, await server.NewAccountAsync(Token), Token).RunAsync();
        await new OutsideWalk(recorder, await server.NewAccountAsync(Token), Token).RunAsync();
        var failing = recorder.Results.Where(result => result.Value.Verdict == "fails").Select(result => $"{result.Key}: {result.Value.Status} {result.Value.Answer}").ToList();

        Assert.Equal(144, operations.Count);
        Assert.Empty(operations.Where(operation => !recorder.Results.ContainsKey(operation.Name)).Select(operation => operation.Name));
        Assert.Empty(failing);
        Assert.True(recorder.Results.Values.Count(result => result.Verdict is "works" or "differs") >= 130);
        Assert.SkipWhen(schemas is null, "Chatwoot's swagger.json is not beside the clone (shared/data/chatwoot), so answers were not checked against it.");
        CompareTable(CoverageTable.Write(operations, recorder.Results));
    }

    private static void CompareTable(string table)
    {
        var path = RepositoryRoot.Combine("docs", "compatibility.md");
        var document = File.Exists(path) ? File.ReadAllText(path) : "";
        var updated = CoverageTable.Replace(document, table);
        if (Environment.GetEnvironmentVariable(Update) is { Length: > 0 })
        {
            File.WriteAllText(path, updated);
        }

        Assert.True(document == updated || Environment.GetEnvironmentVariable(Update) is { Length: > 0 }, $"docs/compatibility.md is stale. Run this test with {Update}=1.");
    }
}

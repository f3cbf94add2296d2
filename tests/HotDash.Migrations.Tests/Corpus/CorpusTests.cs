namespace HotDash.Migrations.Tests.Corpus;

public sealed class CorpusTests(ITestOutputHelper output)
{
    private const double LeastRecall = 0.95;
    private const double MostFalsePositives = 0.03;

    [Theory]
    [InlineData("cases-1.sql")]
    [InlineData("cases-2.sql")]
    [InlineData("cases-3.sql")]
    public async Task Gate_OnLabelledCases_FindsTheDangerousAndSparesTheHarmless(string file)
    {
        var results = await CorpusGate.JudgeAsync(CorpusGate.Read(file), TestContext.Current.CancellationToken);
        var dangerous = results.Where(result => result.Case.Expectation != Expectation.Clean).ToList();
        var harmless = results.Where(result => result.Case.Expectation == Expectation.Clean).ToList();
        var recall = (double)dangerous.Count(result => result.IsRight) / dangerous.Count;
        var falsePositives = (double)harmless.Count(result => result.IsRefused) / harmless.Count;

        output.WriteLine($"{file}: {results.Count} cases");
        output.WriteLine($"| | found | missed or for another reason | \n| dangerous {dangerous.Count} | {dangerous.Count(result => result.IsRight)} | {dangerous.Count(result => !result.IsRight)} |");
        output.WriteLine($"| | refused | let through |\n| harmless {harmless.Count} | {harmless.Count(result => result.IsRefused)} | {harmless.Count(result => !result.IsRefused)} |");
        output.WriteLine($"recall {recall:P1}, false positives {falsePositives:P1}");
        output.WriteLine(string.Join('\n', results.Where(result => !result.IsRight)));

        Assert.True(recall >= LeastRecall, $"recall is {recall:P1}");
        Assert.True(falsePositives <= MostFalsePositives, $"false positives are {falsePositives:P1}");
    }
}

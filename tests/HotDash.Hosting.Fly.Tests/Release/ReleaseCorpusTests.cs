using HotDash.ReleaseDrill.Corpus;

namespace HotDash.Hosting.Fly.Tests.Release;

/// <summary>A part of the corpus; the soak runs all of it. Simulated.</summary>
public sealed class ReleaseCorpusTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Releases_OfTheCorpus_AreCalledWhatTheyAre()
    {
        CorpusCase[] cases = [.. CorpusCommand.Spread([.. BrokenReleases.All], 5), .. GoodReleases.All(3)];

        var results = await Task.WhenAll(cases.Select(release => CorpusRun.RunAsync(release, TestContext.Current.CancellationToken)));

        output.WriteLine(CorpusReport.Write("a part", results));
        Assert.All(results, result => Assert.True(result.IsRight, result.ToString()));
    }
}

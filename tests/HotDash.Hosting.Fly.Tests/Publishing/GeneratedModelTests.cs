using HotDash.Hosting.Fly.Workload.Models;
using HotDash.Hosting.Fly.Workload.Mutations;

namespace HotDash.Hosting.Fly.Tests.Publishing;

/// <summary>The first models of the soak, which runs 2,000 of them: <c>tests/soak.sh</c>.</summary>
public sealed class GeneratedModelTests
{
    private const int Models = 100;
    private const int MutationsPerModel = 24;

    [Fact]
    public async Task Models_GeneratedByNumber_AreSoundOrRefusedAndAlwaysTheSame()
    {
        var published = 0;

        for (var seed = 0; seed < Models; seed++)
        {
            var (publication, violations) = await Workload.Properties.PublishAsync(new ModelGenerator(seed).Create(), TestContext.Current.CancellationToken);

            Assert.True(violations.Count == 0, $"model {seed}: {string.Join('\n', violations)}");
            published += publication.Files.Count > 0 ? 1 : 0;
        }

        // A generator of refusals alone would prove little, and one without any as little.
        Assert.InRange(published, 40, 90);
    }

    [Fact]
    public async Task Models_WithOneConceptChanged_ShowItOrAreRefused()
    {
        var tried = new HashSet<string>();

        for (var seed = 0; seed < Models; seed++)
        {
            var spec = new ModelGenerator(seed).Create();
            var publication = await new ModelBuilder(spec, Path.GetTempPath(), order: 0).PublishAsync(TestContext.Current.CancellationToken);

            for (var number = 0; publication.Files.Count > 0 && number < MutationsPerModel; number++)
            {
                var mutation = AllMutations.All[((seed * MutationsPerModel) + number) % AllMutations.All.Count];
                var shows = await Workload.Properties.ShowsAsync(spec, publication, mutation, TestContext.Current.CancellationToken);

                Assert.True(shows is not false, $"model {seed}: a change of {mutation.Concept} shows nowhere");
                tried.UnionWith(shows is true ? [mutation.Concept] : []);
            }
        }

        Assert.Empty(AllMutations.All.Select(mutation => mutation.Concept).Except(tried));
    }
}

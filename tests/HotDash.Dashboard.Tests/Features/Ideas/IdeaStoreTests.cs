using HotDash.Dashboard.Features.Accounts;
using HotDash.Dashboard.Features.Ideas;
using HotDash.Dashboard.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Dashboard.Tests.Features.Ideas;

public sealed class IdeaStoreTests
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pool_FullOrSecondWildcard_TakesNoMore()
    {
        await using var dashboard = await DashboardUnderTest.StartAsync("Production", time: null, _cancellationToken);
        var ideas = dashboard.Services.GetRequiredService<IdeaStore>();
        var actor = await ActorAsync(dashboard);

        Assert.True(await ideas.AddAsync(new NewIdea("Wild", "why", "wildcard", "high"), actor, _cancellationToken));
        Assert.False(await ideas.AddAsync(new NewIdea("Wilder", "why", "wildcard", "high"), actor, _cancellationToken));

        for (var number = 2; number <= IdeaPool.Size; number++)
        {
            Assert.True(await ideas.AddAsync(new NewIdea($"Idea {number}", "why", "launch", "low"), actor, _cancellationToken));
        }

        Assert.False(await ideas.AddAsync(new NewIdea("One too many", "why", "launch", "low"), actor, _cancellationToken));
        var reading = await new IdeaPoolTile(ideas).ReadAsync(_cancellationToken);
        Assert.Equal(["5/5", "Yes", "0"], reading.Figures.Select(figure => figure.Value));
    }

    [Fact]
    public async Task Decide_Twice_CountsOnceAndIsInTheLog()
    {
        await using var dashboard = await DashboardUnderTest.StartAsync("Production", time: null, _cancellationToken);
        var ideas = dashboard.Services.GetRequiredService<IdeaStore>();
        var actor = await ActorAsync(dashboard);
        await ideas.AddAsync(new NewIdea("Guide", "why", "evergreen", "high"), actor, _cancellationToken);
        var idea = Assert.Single(await ideas.ListAsync(10, _cancellationToken));

        Assert.True(await ideas.DecideAsync(idea.Id, IdeaPool.Approved, actor, _cancellationToken));
        Assert.False(await ideas.DecideAsync(idea.Id, IdeaPool.Rejected, actor, _cancellationToken));

        Assert.Equal("idea.approved", await dashboard.QueryAsync<string>("select string_agg(action, ',') from decisions", _cancellationToken));
    }

    private async Task<Actor> ActorAsync(DashboardUnderTest dashboard)
    {
        var operators = dashboard.Services.GetRequiredService<OperatorStore>();
        await operators.AddAsync("ada@example.test", "Ada", Role.Operator, passwordHash: null, _cancellationToken);

        return (await operators.FindAsync("ada@example.test", _cancellationToken))!.ToActor();
    }
}

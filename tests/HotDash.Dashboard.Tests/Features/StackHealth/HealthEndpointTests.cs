using System.Net;
using HotDash.Dashboard.Tests.Fakes;

namespace HotDash.Dashboard.Tests.Features.StackHealth;

public sealed class HealthEndpointTests
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ready_EverythingAnswers_IsHealthyToStrangers()
    {
        await using var dashboard = await DashboardUnderTest.StartAsync("Production", time: null, _cancellationToken);
        using var client = dashboard.CreateSecureClient();

        using var answer = await client.GetAsync("/health", _cancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            """{"status":"Healthy","checks":{"self":"Healthy","database":"Healthy","chatwoot":"Healthy","redis":"Healthy"}}""",
            await answer.Content.ReadAsStringAsync(_cancellationToken));
    }

    [Fact]
    public async Task Ready_ChatwootAnswersThatItsQueueFails_NamesItWhileAliveStaysGood()
    {
        await using var dashboard = await DashboardUnderTest.StartAsync("Production", time: null, _cancellationToken);
        dashboard.Chatwoot.HealthPayload = "api_index_degraded";
        using var client = dashboard.CreateSecureClient();

        using var ready = await client.GetAsync("/health", _cancellationToken);
        using var alive = await client.GetAsync("/alive", _cancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("\"chatwoot\":\"Unhealthy\"", await ready.Content.ReadAsStringAsync(_cancellationToken), StringComparison.Ordinal);
        Assert.Equal("""{"status":"Healthy","checks":{"self":"Healthy"}}""", await alive.Content.ReadAsStringAsync(_cancellationToken));
    }
}

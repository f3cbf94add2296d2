using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HotDash.Dashboard.Features.Accounts;
using HotDash.Dashboard.Features.Decisions;
using HotDash.Dashboard.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Dashboard.Tests.Features.Decisions;

public sealed class DecisionExportTests
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Export_AsCsvAndJson_HoldsEveryDecisionNewestFirst()
    {
        await using var dashboard = await DashboardUnderTest.StartAsync("Production", time: null, _cancellationToken);
        using var client = await dashboard.SignInAsync(Role.Viewer, _cancellationToken);
        var log = dashboard.Services.GetRequiredService<DecisionLog>();
        var actor = SignedIn.Actor(Role.Operator);
        await log.RecordAsync(new NewDecision(actor, "chatwoot.escalate", "chatwoot:10", "a") { Rationale = "=HYPERLINK(\"x\")" }, _cancellationToken);
        await log.RecordAsync(new NewDecision(actor, "chatwoot.note", "chatwoot:11", "b") { Rationale = "two\nlines, and a comma" }, _cancellationToken);
        await log.RecordAsync(new NewDecision(actor, "chatwoot.note", "chatwoot:11", "b"), _cancellationToken);

        var csv = await client.GetStringAsync("/api/decisions/export.csv", _cancellationToken);
        var json = await client.GetFromJsonAsync<JsonArray>("/api/decisions/export.json", _cancellationToken);
        var found = await client.GetFromJsonAsync<JsonArray>("/api/decisions?q=chatwoot:10", _cancellationToken);

        Assert.Contains("\"two\nlines, and a comma\"", csv, StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")\"", csv, StringComparison.Ordinal);
        Assert.Equal(["chatwoot:11", "chatwoot:10"], json!.Select(decision => decision!["reference"]!.GetValue<string>()));
        Assert.Equal("chatwoot.escalate", Assert.Single(found!)!["action"]!.GetValue<string>());
    }
}

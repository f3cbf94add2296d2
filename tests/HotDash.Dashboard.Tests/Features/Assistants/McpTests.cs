using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HotDash.Dashboard.Features.Accounts;
using HotDash.Dashboard.Features.Approvals;
using HotDash.Dashboard.Features.Watching;
using HotDash.Dashboard.Tests.Fakes;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Dashboard.Tests.Features.Assistants;

public sealed class McpTests : IAsyncLifetime
{
    private const string Token = "0123456789abcdef0123456789";

    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;
    private DashboardUnderTest _dashboard = null!; // set in InitializeAsync
    private WebApplicationFactory<Program> _configured = null!; // set in InitializeAsync

    public async ValueTask InitializeAsync()
    {
        _dashboard = await DashboardUnderTest.StartAsync("Production", time: null, _cancellationToken);
        _configured = _dashboard.WithWebHostBuilder(builder => builder.UseSetting("Mcp:Token", Token));
    }

    public async ValueTask DisposeAsync()
    {
        await _configured.DisposeAsync();
        await _dashboard.DisposeAsync();
    }

    [Fact]
    public async Task Tools_Listed_AreReadOnlyExceptTheGuardedOnes()
    {
        var tools = (await CallAsync("tools/list", new { }))["result"]!["tools"]!.AsArray();

        Assert.Equal(
            ["get_checks", "get_incidents", "get_logs", "get_releases", "get_status", "request_restart", "request_rollback", "restart_machine"],
            tools.Select(tool => (string)tool!["name"]!).Order(StringComparer.Ordinal));
        Assert.All(tools, tool => Assert.Equal(((string)tool!["name"]!).StartsWith("get_", StringComparison.Ordinal), (bool?)tool["annotations"]?["readOnlyHint"] ?? false));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer wrong")]
    public async Task Endpoint_WithoutTheToken_IsUnauthorized(string? authorization)
    {
        using var client = _configured.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = JsonContent.Create(new { jsonrpc = "2.0", id = 1, method = "tools/list" }) };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        using var answer = await client.SendAsync(request, _cancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Token_OnOtherAddresses_OpensNothing()
    {
        using var client = Client(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

        using var answer = await client.GetAsync("/api/decisions", _cancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Endpoint_NotConfigured_DoesNotExist()
    {
        using var client = await _dashboard.SignInAsync(Role.Admin, _cancellationToken);

        using var answer = await client.PostAsJsonAsync("/mcp", new { jsonrpc = "2.0", id = 1, method = "tools/list" }, _cancellationToken);
        using var nowhere = await client.PostAsJsonAsync("/nowhere", new { }, _cancellationToken);

        Assert.False(answer.IsSuccessStatusCode);
        Assert.Equal(nowhere.StatusCode, answer.StatusCode);
    }

    [Fact]
    public async Task Status_AfterAPass_HoldsWhatWasMeasured()
    {
        var loop = _configured.Services.GetRequiredService<WatchLoop>();
        var status = "";

        // A pass that finds another one running, such as the first one of the process, leaves it to that one.
        for (var pass = 0; pass < 100 && !status.Contains("chatwoot /api", StringComparison.Ordinal); pass++)
        {
            await loop.RunOnceAsync(_cancellationToken);
            status = await ToolAsync("get_status", new { });
            await Task.Delay(100, _cancellationToken);
        }

        Assert.Contains("chatwoot /api", status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restart_Requested_WaitsForAPersonAndDoesNothing()
    {
        var told = await ToolAsync("request_restart", new { app = "hotdash-staging", machine = "148e", reason = "two exits in ten minutes" });

        Assert.Contains("/approvals?approvalId=", told, StringComparison.Ordinal);
        Assert.Equal(
            "pending_review|fly machine restart 148e --app hotdash-staging|two exits in ten minutes|Assistant",
            await _dashboard.QueryAsync<string>("select state || '|' || content || '|' || evidence || '|' || created_by from approvals", _cancellationToken));
        var id = await _dashboard.QueryAsync<Guid>("select id from approvals", _cancellationToken);
        await using var scope = _configured.Services.CreateAsyncScope();
        await _dashboard.Services.GetRequiredService<OperatorStore>().AddAsync("ada@example.test", "Ada", Role.Operator, null, _cancellationToken);
        var ada = (await _dashboard.Services.GetRequiredService<OperatorStore>().FindAsync("ada@example.test", _cancellationToken))!.ToActor();

        Assert.Equal(ApprovalResult.Refused, (await scope.ServiceProvider.GetRequiredService<ApprovalDesk>().ApplyAsync(id, ada, _cancellationToken)).Result);
    }

    [Theory]
    [InlineData("hotdash-staging; rm -rf x", "why")]
    [InlineData("hotdash-staging", " ")]
    public async Task Rollback_BadRequest_IsRefusedAndProposesNothing(string app, string reason)
    {
        var answer = await CallAsync("tools/call", new { name = "request_rollback", arguments = new { app, reason } });

        Assert.True((bool?)answer["result"]?["isError"] ?? answer["error"] is not null, answer.ToJsonString());
        Assert.Equal(0, await _dashboard.QueryAsync<long>("select count(*) from approvals", _cancellationToken));
    }

    private async Task<string> ToolAsync(string name, object arguments)
    {
        var answer = await CallAsync("tools/call", new { name, arguments });

        return (string?)answer["result"]?["content"]?[0]?["text"] ?? throw new InvalidOperationException(answer.ToJsonString());
    }

    private async Task<JsonNode> CallAsync(string method, object parameters)
    {
        using var client = Client(new WebApplicationFactoryClientOptions());
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        using var answer = await client.PostAsJsonAsync("/mcp", new { jsonrpc = "2.0", id = 1, method, @params = parameters }, _cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(_cancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {text}");
        var data = text.Split('\n').FirstOrDefault(line => line.StartsWith("data: ", StringComparison.Ordinal))?["data: ".Length..] ?? text;

        return JsonNode.Parse(data) ?? throw new InvalidOperationException("The answer is null.");
    }

    private HttpClient Client(WebApplicationFactoryClientOptions options)
    {
        var client = _configured.CreateClient(options);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);

        return client;
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HotDash.Dashboard.Features.Accounts;
using HotDash.Dashboard.Tests.Fakes;

namespace HotDash.Dashboard.Tests.Features.Approvals;

public sealed class ApprovalsApiTests : IAsyncLifetime
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;
    private readonly Guid _id = Guid.NewGuid();
    private DashboardUnderTest _dashboard = null!; // set in InitializeAsync
    private HttpClient _client = null!; // set in InitializeAsync

    public async ValueTask InitializeAsync()
    {
        _dashboard = await DashboardUnderTest.StartAsync("Production", time: null, _cancellationToken);
        _client = await _dashboard.SignInAsync(Role.Operator, _cancellationToken);
        var now = TimeProvider.System.GetUtcNow();
        _dashboard.Chatwoot.Add(10, "Jamie", now, now);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _dashboard.DisposeAsync();
    }

    [Fact]
    public async Task Apply_BeforeAnyApproval_IsForbiddenAndLogged()
    {
        await ProposeAsync(rollbackPlan: "Correct it.");

        Assert.Equal((HttpStatusCode.Forbidden, "Nothing leaves without an approval."), await PostAsync("apply", new { }));
        Assert.Empty(_dashboard.Chatwoot[10].PublicReplies);
        Assert.Equal("refused.apply", await _dashboard.QueryAsync<string>("select action from decisions", _cancellationToken));
    }

    [Fact]
    public async Task Approve_RollbackPlanMissing_IsRefusedByValidateAndByApprove()
    {
        await ProposeAsync(rollbackPlan: "");

        using var check = await _client.PostAsJsonAsync($"/api/approvals/{_id}/validate", new { }, _cancellationToken);
        var body = await check.Content.ReadFromJsonAsync<JsonNode>(_cancellationToken);

        Assert.Equal("""{"mayApprove":false,"problems":["The rollback plan is missing."]}""", body!.ToJsonString());
        Assert.Equal((HttpStatusCode.Forbidden, "The rollback plan is missing."), await PostAsync("approve", new { }));
    }

    [Fact]
    public async Task Approve_Twice_SendsOnceAndAnswersTheSame()
    {
        await ProposeAsync(rollbackPlan: "Correct it.");

        var first = await PostAsync("approve", new { grades = new { tone = 5, accuracy = 5, policy = 5 } });
        var second = await PostAsync("approve", new { });

        Assert.Equal((HttpStatusCode.OK, "Reply sent."), first);
        Assert.Equal(first, second);
        Assert.Single(_dashboard.Chatwoot[10].PublicReplies);
    }

    [Theory]
    [InlineData("reject", "rejected")]
    [InlineData("request_changes", "draft")]
    public async Task TurnDown_NeedsANoteAndThenChangesTheState(string action, string state)
    {
        await ProposeAsync(rollbackPlan: "Correct it.");

        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(action, new { note = " " })).Status);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(action, new { note = "Wrong date" })).Status);
        Assert.Equal(state, await _dashboard.QueryAsync<string>("select state from approvals", _cancellationToken));
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(action, new { note = "Again" })).Status);
    }

    [Fact]
    public async Task Unknown_Approval_IsNotFoundByName()
    {
        Assert.Equal((HttpStatusCode.NotFound, $"There is no approval {_id}."), await PostAsync("approve", new { }));
    }

    [Fact]
    public async Task Propose_UnknownKind_NamesTheKinds()
    {
        using var answer = await _client.PostAsJsonAsync(
            "/api/approvals", new { kind = "magic", title = "t", reference = "r", content = "c" }, _cancellationToken);

        Assert.Equal(
            (HttpStatusCode.BadRequest, "'magic' is no kind of approval. Kinds: cx_reply, inventory, growth, misc."), await ReadAsync(answer));
    }

    private async Task ProposeAsync(string rollbackPlan)
    {
        using var answer = await _client.PostAsJsonAsync(
            "/api/approvals",
            new
            {
                id = _id, kind = "cx_reply", title = "Reply to Jamie", reference = "chatwoot:10", conversationId = 10,
                content = "It arrives tomorrow.", evidence = "Asked for it.", rollbackPlan,
            },
            _cancellationToken);
        Assert.Equal((HttpStatusCode.OK, "Stored as a private note, waiting for approval."), await ReadAsync(answer));
    }

    private async Task<(HttpStatusCode Status, string? Message)> PostAsync(string action, object body)
    {
        using var answer = await _client.PostAsJsonAsync($"/api/approvals/{_id}/{action}", body, _cancellationToken);

        return await ReadAsync(answer);
    }

    private async Task<(HttpStatusCode Status, string? Message)> ReadAsync(HttpResponseMessage answer)
    {
        var json = await answer.Content.ReadFromJsonAsync<JsonNode>(_cancellationToken);

        return (answer.StatusCode, (json?["message"] ?? json?["detail"])?.GetValue<string>());
    }
}

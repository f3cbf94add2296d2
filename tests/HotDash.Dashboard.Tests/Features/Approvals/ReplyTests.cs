using HotDash.Dashboard.Features.Accounts;
using HotDash.Dashboard.Features.Approvals;
using HotDash.Dashboard.Tests.Fakes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HotDash.Dashboard.Tests.Features.Approvals;

public sealed class ReplyTests : IAsyncLifetime
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;
    private readonly FakeTimeProvider _time = new(s_now);
    private readonly ApprovalDraft _draft = new(Guid.NewGuid(), ApprovalKinds.CxReply, "Reply to Jamie", "chatwoot:10", "Your parcel arrives tomorrow.")
    {
        ConversationId = 10,
        Evidence = "The customer asked where the parcel is.",
        RollbackPlan = "Send a correction.",
        Grades = new Grades(5, 4, 5),
    };

    private DashboardUnderTest _dashboard = null!; // set in InitializeAsync
    private Actor _ada = null!; // set in InitializeAsync

    public async ValueTask InitializeAsync()
    {
        _dashboard = await DashboardUnderTest.StartAsync("Production", _time, _cancellationToken);
        _dashboard.Chatwoot.Add(10, "Jamie", s_now, s_now);
        _dashboard.Chatwoot.AddMessage(10, "Where is my order?", 0, isPrivate: false, sourceId: null, s_now);
        var operators = _dashboard.Services.GetRequiredService<OperatorStore>();
        await operators.AddAsync("ada@example.test", "Ada", Role.Operator, passwordHash: null, _cancellationToken);
        _ada = (await operators.FindAsync("ada@example.test", _cancellationToken))!.ToActor();
    }

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact]
    public async Task Send_Operator_WritesTheNoteFirstThenTheReplyAndRecordsTheDecision()
    {
        var outcome = await SendAsync();

        Assert.Equal(new ApprovalOutcome(ApprovalResult.Done, "Reply sent."), outcome);
        Assert.Equal([(false, "Where is my order?"), (true, "Draft reply, waiting for approval:\n\nYour parcel arrives tomorrow."), (false, "Your parcel arrives tomorrow.")], Messages());
        Assert.Equal("cx_reply.approve|Ada|chatwoot:10|5", await _dashboard.QueryAsync<string>(
            "select action || '|' || actor || '|' || reference || '|' || (payload->'grades'->>'tone') from decisions", _cancellationToken));
        Assert.Equal("chatwoot.reply.from_note", await _dashboard.QueryAsync<string>("select tool from receipts where ok order by id limit 1", _cancellationToken));
    }

    [Fact]
    public async Task Send_ClickedTenTimesAtOnce_RepliesOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SendAsync()));
        await SendAsync();

        Assert.Single(_dashboard.Chatwoot[10].PublicReplies);
        Assert.Equal(1, await _dashboard.QueryAsync<long>("select count(*) from decisions", _cancellationToken));
    }

    [Fact]
    public async Task Send_AnswerLostAfterTheReplyWasStored_RepliesOnce()
    {
        _dashboard.Chatwoot.AfterMessage = message =>
        {
            if (!message["private"]!.GetValue<bool>())
            {
                throw new IOException();
            }
        };

        var outcome = await SendAsync();

        Assert.Equal(ApprovalResult.UnderWay, outcome.Result);
        _dashboard.Chatwoot.AfterMessage = null;
        await PassTimeAsync(ReplyApplier.QuietTime);
        await WaitForAsync(ApprovalStates.Learned);
        Assert.Single(_dashboard.Chatwoot[10].PublicReplies);
    }

    [Fact]
    public async Task Send_ChatwootDownMeanwhile_IsSentOnceItIsBack()
    {
        await ProposeAsync();
        _dashboard.Chatwoot.Interfere = context => Task.FromResult<IResult?>(context.Request.Method == "POST" ? Results.StatusCode(503) : null);

        Assert.Equal(ApprovalResult.UnderWay, (await SendAsync()).Result);
        Assert.Empty(_dashboard.Chatwoot[10].PublicReplies);

        _dashboard.Chatwoot.Interfere = null;
        await PassTimeAsync(ReplyApplier.QuietTime);
        await WaitForAsync(ApprovalStates.Learned);
        Assert.Single(_dashboard.Chatwoot[10].PublicReplies);
    }

    [Fact]
    public async Task Send_ChatwootRefuses_TellsWhyAndDoesNotRepeatByItself()
    {
        await ProposeAsync();
        _dashboard.Chatwoot.Interfere = context => Task.FromResult<IResult?>(
            context.Request.Method == "POST" ? Results.Json(new { error = "Content is too long" }, statusCode: 422) : null);

        var outcome = await SendAsync();

        Assert.Equal(new ApprovalOutcome(ApprovalResult.Failed, "Approved, but not sent: Chatwoot refused with status 422: Content is too long"), outcome);
        var before = _dashboard.Chatwoot.Requests.Count;
        await PassTimeAsync(TimeSpan.FromHours(1));
        Assert.Equal(before, _dashboard.Chatwoot.Requests.Count);
    }

    [Fact]
    public async Task Send_Viewer_IsRefusedAndLogged()
    {
        var outcome = await InScopeAsync(desk => desk.SendAsync(_draft, _ada with { Role = Role.Viewer }, _cancellationToken));

        Assert.Equal(ApprovalResult.Refused, outcome.Result);
        Assert.Equal(["Where is my order?"], Messages().Select(message => message.Content));
        Assert.Equal("refused.propose", await _dashboard.QueryAsync<string>("select action from decisions", _cancellationToken));
    }

    [Fact]
    public async Task Apply_WithoutApproval_IsRefusedAndLogged()
    {
        await ProposeAsync();

        var outcome = await InScopeAsync(desk => desk.ApplyAsync(_draft.Id, _ada, _cancellationToken));

        Assert.Equal(new ApprovalOutcome(ApprovalResult.Refused, "Nothing leaves without an approval."), outcome);
        Assert.Empty(_dashboard.Chatwoot[10].PublicReplies);
        Assert.Equal("refused.apply", await _dashboard.QueryAsync<string>("select action from decisions", _cancellationToken));
    }

    [Fact]
    public async Task Approve_TwoOperatorsAtOnce_OneDecides()
    {
        await ProposeAsync();

        await Task.WhenAll(
            InScopeAsync(desk => desk.ApproveAsync(_draft.Id, null, _ada, _cancellationToken)),
            InScopeAsync(desk => desk.RejectAsync(_draft.Id, "Wrong date", _ada with { Name = "Bo" }, _cancellationToken)));

        Assert.Equal(1, await _dashboard.QueryAsync<long>("select count(*) from decisions", _cancellationToken));
        var rejected = await StateAsync() == ApprovalStates.Rejected;
        Assert.Equal(rejected ? 0 : 1, _dashboard.Chatwoot[10].PublicReplies.Count());
    }

    [Fact]
    public async Task RequestChanges_ThenEditAndApprove_SendsTheEditedTextFromANewNote()
    {
        await ProposeAsync();
        await InScopeAsync(desk => desk.RequestChangesAsync(_draft.Id, "Name the date", _ada, _cancellationToken));
        Assert.Equal(ApprovalStates.Draft, await StateAsync());
        await _dashboard.Services.GetRequiredService<ApprovalStore>()
            .EditAsync(_draft.Id, "It arrives on Friday.", _draft.Evidence, _draft.RollbackPlan, _cancellationToken);

        await InScopeAsync(desk => desk.SendAsync(_draft with { Content = "It arrives on Friday." }, _ada, _cancellationToken));

        Assert.Equal(
            ["Where is my order?", "Draft reply, waiting for approval:\n\nYour parcel arrives tomorrow.", "Changes requested by Ada: Name the date", "Draft reply, waiting for approval:\n\nIt arrives on Friday.", "It arrives on Friday."],
            Messages().Select(message => message.Content));
    }

    [Theory]
    [InlineData("update decisions set actor = 'x'")]
    [InlineData("delete from decisions")]
    [InlineData("truncate decisions cascade")]
    [InlineData("delete from receipts where false")]
    [InlineData("update sign_ins set outcome = 'x'")]
    public async Task Record_Changed_IsRefusedByTheDatabase(string sql)
    {
        var exception = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => _dashboard.QueryAsync<int>(sql, _cancellationToken));

        Assert.Contains("is append-only", exception.MessageText, StringComparison.Ordinal);
    }

    private Task<ApprovalOutcome> ProposeAsync() => InScopeAsync(desk => desk.ProposeAsync(_draft, _ada, _cancellationToken));

    private Task<ApprovalOutcome> SendAsync() => InScopeAsync(desk => desk.SendAsync(_draft, _ada, _cancellationToken));

    private async Task<ApprovalOutcome> InScopeAsync(Func<ApprovalDesk, Task<ApprovalOutcome>> act)
    {
        await using var scope = _dashboard.Services.CreateAsyncScope();

        return await act(scope.ServiceProvider.GetRequiredService<ApprovalDesk>());
    }

    /// <summary>Lets the clock pass and the worker make the passes that are due.</summary>
    private async Task PassTimeAsync(TimeSpan time)
    {
        _time.Advance(time + TimeSpan.FromSeconds(1));
        var worker = _dashboard.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<ApprovalWorker>().Single();
        await worker.RunOnceAsync(_cancellationToken);
        await worker.RunOnceAsync(_cancellationToken);
    }

    /// <summary>The hosted worker may be at it as well, so the end is awaited and not assumed.</summary>
    private async Task WaitForAsync(string state)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(_cancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(10));

        while (await StateAsync() != state)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), timeout.Token);
            await PassTimeAsync(TimeSpan.Zero);
        }
    }

    private Task<string?> StateAsync() => _dashboard.QueryAsync<string>("select state from approvals", _cancellationToken);

    private IEnumerable<(bool Private, string Content)> Messages() => _dashboard.Chatwoot[10].Messages
        .Select(message => (message["private"]!.GetValue<bool>(), message["content"]!.GetValue<string>()));
}

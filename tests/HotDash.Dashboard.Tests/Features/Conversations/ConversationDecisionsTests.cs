using HotDash.Dashboard.Features.Accounts;
using HotDash.Dashboard.Features.Chatwoot;
using HotDash.Dashboard.Features.Conversations;
using HotDash.Dashboard.Tests.Fakes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Dashboard.Tests.Features.Conversations;

public sealed class ConversationDecisionsTests : IAsyncLifetime
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;
    private DashboardUnderTest _dashboard = null!; // set in InitializeAsync
    private ConversationOrder _order = null!; // set in InitializeAsync

    public async ValueTask InitializeAsync()
    {
        _dashboard = await DashboardUnderTest.StartAsync("Production", time: null, _cancellationToken);
        var now = TimeProvider.System.GetUtcNow();
        _dashboard.Chatwoot.Add(10, "Jamie", now, now, "vip");
        var operators = _dashboard.Services.GetRequiredService<OperatorStore>();
        await operators.AddAsync("ada@example.test", "Ada", Role.Operator, passwordHash: null, _cancellationToken);
        _order = new ConversationOrder(Guid.NewGuid(), (await operators.FindAsync("ada@example.test", _cancellationToken))!.ToActor());
    }

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact]
    public async Task Escalate_Twice_AddsTheLabelOnceAndKeepsTheOthers()
    {
        await ActAsync(decisions => decisions.EscalateAsync(10, _order, _cancellationToken));
        await ActAsync(decisions => decisions.EscalateAsync(10, _order, _cancellationToken));

        Assert.Equal(["vip", "escalation"], _dashboard.Chatwoot[10].Labels);
        Assert.Equal("chatwoot.escalate", await _dashboard.QueryAsync<string>("select string_agg(action, ',') from decisions", _cancellationToken));
    }

    [Fact]
    public async Task Resolve_FailsAndIsPressedAgain_IsDoneWithBothReceipts()
    {
        _dashboard.Chatwoot.Interfere = _ => Task.FromResult<IResult?>(Results.StatusCode(500));
        await Assert.ThrowsAsync<ChatwootException>(() => ActAsync(decisions => decisions.SetStatusAsync(10, "resolved", _order, _cancellationToken)));
        _dashboard.Chatwoot.Interfere = null;

        await ActAsync(decisions => decisions.SetStatusAsync(10, "resolved", _order, _cancellationToken));

        Assert.Equal("resolved", _dashboard.Chatwoot[10].Status);
        Assert.Equal("1|false,true", await _dashboard.QueryAsync<string>(
            "select (select count(*) from decisions) || '|' || string_agg(ok::text, ',' order by id) from receipts", _cancellationToken));
    }

    [Fact]
    public async Task Note_AnswerLostAndPressedAgain_IsThereOnce()
    {
        _dashboard.Chatwoot.AfterMessage = _ => throw new IOException();
        await Assert.ThrowsAsync<ChatwootException>(() => ActAsync(decisions => decisions.AddNoteAsync(10, "Call first.", _order, _cancellationToken)));
        _dashboard.Chatwoot.AfterMessage = null;

        await ActAsync(decisions => decisions.AddNoteAsync(10, "Call first.", _order, _cancellationToken));

        Assert.Single(_dashboard.Chatwoot[10].Messages);
    }

    [Fact]
    public async Task Assign_Viewer_IsRefusedAndLogged()
    {
        var viewer = _order with { Actor = _order.Actor with { Role = Role.Viewer } };

        await Assert.ThrowsAsync<ChatwootException>(() => ActAsync(decisions => decisions.AssignAsync(10, 1, viewer, _cancellationToken)));

        Assert.Null(_dashboard.Chatwoot[10].AssigneeId);
        Assert.Equal("refused.chatwoot.assign", await _dashboard.QueryAsync<string>("select action from decisions", _cancellationToken));
    }

    private async Task ActAsync(Func<ConversationDecisions, Task> act)
    {
        await using var scope = _dashboard.Services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<ConversationDecisions>());
    }
}

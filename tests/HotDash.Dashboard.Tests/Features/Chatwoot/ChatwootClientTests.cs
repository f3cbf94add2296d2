using HotDash.Dashboard.Features.Chatwoot;
using HotDash.Dashboard.Tests.Fakes;
using Microsoft.AspNetCore.Http;

namespace HotDash.Dashboard.Tests.Features.Chatwoot;

public sealed class ChatwootClientTests : IAsyncLifetime
{
    private static readonly DateTimeOffset s_created = DateTimeOffset.FromUnixTimeSeconds(1_760_123_456);

    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;
    private FakeChatwoot _chatwoot = null!; // set in InitializeAsync

    public async ValueTask InitializeAsync()
    {
        _chatwoot = await FakeChatwoot.StartAsync(_cancellationToken);
        _chatwoot.Add(10, "Jamie", s_created, s_created, "escalation");
    }

    public ValueTask DisposeAsync() => _chatwoot.DisposeAsync();

    [Fact]
    public async Task List_GoldenPayload_IsRead()
    {
        using var host = ChatwootHost.Create(_chatwoot);

        var list = await host.Client().ListConversationsAsync(new ConversationQuery(), _cancellationToken);

        var conversation = Assert.Single(list.Payload);
        Assert.Equal(1, list.Meta.AllCount);
        Assert.Equal((10L, "Jamie", "open", s_created.ToUnixTimeSeconds()), (conversation.Id, conversation.Meta.Sender.Name, conversation.Status, conversation.WaitingSince));
        Assert.Equal(["escalation"], conversation.Labels);
    }

    [Fact]
    public async Task Messages_GoldenPayload_KeepsPrivateFlagKindAndAttachments()
    {
        _chatwoot.AddMessage(10, "draft: refund?", 1, isPrivate: true, "hotdash:note:1", s_created);
        using var host = ChatwootHost.Create(_chatwoot);

        var message = Assert.Single(await host.Client().ListMessagesAsync(10, after: null, _cancellationToken));

        Assert.Equal((true, MessageKind.Outgoing, "hotdash:note:1", "Ada Agent"), (message.Private, message.MessageType, message.SourceId, message.Sender?.Name));
    }

    [Fact]
    public async Task Read_FirstAttemptFails_IsRepeated()
    {
        var attempts = 0;
        _chatwoot.Interfere = _ => Task.FromResult<IResult?>(Interlocked.Increment(ref attempts) == 1 ? Results.StatusCode(503) : null);
        using var host = ChatwootHost.Create(_chatwoot);

        var conversation = await host.Client().GetConversationAsync(10, _cancellationToken);

        Assert.Equal((10L, 2), (conversation.Id, attempts));
    }

    [Fact]
    public async Task Write_FirstAttemptFails_IsNotRepeated()
    {
        _chatwoot.Interfere = _ => Task.FromResult<IResult?>(Results.StatusCode(503));
        using var host = ChatwootHost.Create(_chatwoot);

        var exception = await Assert.ThrowsAsync<ChatwootException>(
            () => host.Client().CreateMessageAsync(10, new NewMessage("Hello", Private: false, SourceId: null), _cancellationToken));

        Assert.Equal(ChatwootFailure.Unknown, exception.Failure);
        Assert.Single(_chatwoot.Requests);
    }

    [Fact]
    public async Task Write_AnswerTooSlow_OutcomeIsUnknown()
    {
        _chatwoot.Interfere = async context =>
        {
            await Task.Delay(TimeSpan.FromSeconds(20), context.RequestAborted);

            return null;
        };
        using var host = ChatwootHost.Create(_chatwoot, attemptTimeout: "00:00:00.5");

        var exception = await Assert.ThrowsAsync<ChatwootException>(() => host.Client().SetStatusAsync(10, "resolved", _cancellationToken));

        Assert.Equal(ChatwootFailure.Unknown, exception.Failure);
    }

    [Fact]
    public async Task AnyCall_WrongToken_NamesTheSetting()
    {
        using var host = ChatwootHost.Create(_chatwoot, token: "wrong");

        var exception = await Assert.ThrowsAsync<ChatwootException>(() => host.Client().GetConversationAsync(10, _cancellationToken));

        Assert.Equal(ChatwootFailure.Unauthorized, exception.Failure);
        Assert.Equal("Chatwoot refused the access token (Invalid Access Token). Check Chatwoot:ApiAccessToken.", exception.Message);
    }

    [Fact]
    public async Task AnyCall_ChatwootDown_IsUnreachable()
    {
        using var host = ChatwootHost.Create(_chatwoot);
        await _chatwoot.DisposeAsync();

        var exception = await Assert.ThrowsAsync<ChatwootException>(() => host.Client().SetLabelsAsync(10, ["vip"], _cancellationToken));

        Assert.Equal(ChatwootFailure.Unreachable, exception.Failure);
    }

    [Fact]
    public async Task Assign_Nobody_TakesTheAssigneeAway()
    {
        using var host = ChatwootHost.Create(_chatwoot);
        await host.Client().AssignAsync(10, 1, _cancellationToken);
        Assert.Equal(1, _chatwoot[10].AssigneeId);

        await host.Client().AssignAsync(10, null, _cancellationToken);

        Assert.Null(_chatwoot[10].AssigneeId);
    }
}

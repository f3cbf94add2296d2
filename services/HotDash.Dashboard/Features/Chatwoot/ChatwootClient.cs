using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Features.Chatwoot;

/// <summary>Chatwoot's account API, as far as an operator needs it. Every failure is a <see cref="ChatwootException"/>.</summary>
internal sealed class ChatwootClient(HttpClient http, IOptions<ChatwootOptions> options)
{
    private const string TokenHeader = "api_access_token";

    private readonly string _account = $"/api/v1/accounts/{options.Value.AccountId}";
    private readonly Secret _token = options.Value.ApiAccessToken;

    public async Task<ConversationListData> ListConversationsAsync(ConversationQuery query, CancellationToken cancellationToken) =>
        (await SendAsync<ConversationListResponse>(HttpMethod.Get, $"conversations{query.ToQueryString()}", null, cancellationToken)).Data;

    public Task<Conversation> GetConversationAsync(long id, CancellationToken cancellationToken) =>
        SendAsync<Conversation>(HttpMethod.Get, $"conversations/{id}", null, cancellationToken);

    /// <summary>The last 20 messages, oldest first; with <paramref name="after"/> up to 100 newer than that message.</summary>
    public async Task<IReadOnlyList<ConversationMessage>> ListMessagesAsync(long id, long? after, CancellationToken cancellationToken)
    {
        var path = after is { } messageId ? $"conversations/{id}/messages?after={messageId}" : $"conversations/{id}/messages";

        return (await SendAsync<MessageListResponse>(HttpMethod.Get, path, null, cancellationToken)).Payload;
    }

    public Task<ConversationMessage> CreateMessageAsync(long id, NewMessage message, CancellationToken cancellationToken) =>
        SendAsync<ConversationMessage>(HttpMethod.Post, $"conversations/{id}/messages", message, cancellationToken);

    public Task SetStatusAsync(long id, string status, CancellationToken cancellationToken) =>
        SendAsync<object>(HttpMethod.Post, $"conversations/{id}/toggle_status", new { status }, cancellationToken);

    /// <summary>Null takes the assignee away.</summary>
    public Task AssignAsync(long id, long? agentId, CancellationToken cancellationToken) =>
        SendAsync<object?>(HttpMethod.Post, $"conversations/{id}/assignments", new { assignee_id = agentId ?? 0 }, cancellationToken);

    public async Task<IReadOnlyList<string>> GetLabelsAsync(long id, CancellationToken cancellationToken) =>
        (await SendAsync<LabelsPayload>(HttpMethod.Get, $"conversations/{id}/labels", null, cancellationToken)).Payload;

    /// <summary>Chatwoot replaces the whole set, so the caller passes what is to remain as well.</summary>
    public Task SetLabelsAsync(long id, IReadOnlyList<string> labels, CancellationToken cancellationToken) =>
        SendAsync<LabelsPayload>(HttpMethod.Post, $"conversations/{id}/labels", new { labels }, cancellationToken);

    public Task<IReadOnlyList<Agent>> ListAgentsAsync(CancellationToken cancellationToken) =>
        SendAsync<IReadOnlyList<Agent>>(HttpMethod.Get, "agents", null, cancellationToken);

    private async Task<T> SendAsync<T>(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, $"{_account}/{path}");
        request.Headers.Add(TokenHeader, _token.Reveal());
        request.Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: ChatwootJson.Options);

        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            await ChatwootErrors.ThrowIfFailedAsync(response, cancellationToken);

            // "null" is a legal body: an unassigned conversation.
            return (await response.Content.ReadFromJsonAsync<T>(ChatwootJson.Options, cancellationToken))!;
        }
        catch (Exception exception) when (ChatwootErrors.Translate(exception, cancellationToken) is { } translated)
        {
            throw translated;
        }
    }
}

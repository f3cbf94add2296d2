using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HotDash.Dashboard.Tests.Fakes;

/// <summary>
/// Enough of Chatwoot's account API to work against, over a real socket. Bodies are made from golden payloads.
/// It can be told to be slow, to fail, and to cut the connection after a write took effect.
/// </summary>
internal sealed class FakeChatwoot : IAsyncDisposable
{
    public const string Token = "test-access-token";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<long, FakeConversation> _conversations = new();
    private long _lastMessageId = 1000;
    private int _underWay;

    private FakeChatwoot(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Called before each API request is answered; what it returns replaces the answer.</summary>
    public Func<HttpContext, Task<IResult?>>? Interfere { get; set; }

    /// <summary>Called after a message was stored; throwing here cuts the connection.</summary>
    public Action<JsonNode>? AfterMessage { get; set; }

    public string HealthPayload { get; set; } = "api_index";

    public static async Task<FakeChatwoot> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var fake = new FakeChatwoot(builder.Build());
        fake.Map();
        await fake._app.StartAsync(cancellationToken);

        return fake;
    }

    public FakeConversation this[long id] => _conversations[id];

    public FakeConversation Add(long id, string customer, DateTimeOffset createdAt, DateTimeOffset? waitingSince = null, params string[] labels)
    {
        var conversation = new FakeConversation(id, customer, createdAt, waitingSince, labels);
        _conversations[id] = conversation;

        return conversation;
    }

    public JsonNode AddMessage(long conversationId, string content, int type, bool isPrivate, string? sourceId, DateTimeOffset at) =>
        _conversations[conversationId].AddMessage(Interlocked.Increment(ref _lastMessageId), content, type, isPrivate, sourceId, at);

    /// <summary>Completes when no request is being worked on and none has come for a moment, also none whose sender gave it up.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        for (var quiet = 0; quiet < 5; quiet++)
        {
            var before = Requests.Count;
            await Task.Delay(20, cancellationToken);
            quiet = Requests.Count == before && Volatile.Read(ref _underWay) == 0 ? quiet : -1;
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Map()
    {
        _app.Use(async (context, next) =>
        {
            Interlocked.Increment(ref _underWay);
            try
            {
                await next(context);
            }
            finally
            {
                Interlocked.Decrement(ref _underWay);
            }
        });
        _app.MapGet("/api", () => Results.Text(GoldenPayload.Text(HealthPayload), "application/json"));
        var account = _app.MapGroup("/api/v1/accounts/1");
        account.AddEndpointFilter(GuardAsync);
        account.MapGet("/agents", () => Results.Text(GoldenPayload.Text("agents_index"), "application/json"));
        account.MapGet("/conversations", List);
        account.MapGet("/conversations/{id:long}", (long id) => Json(_conversations[id].ToJson()));
        account.MapGet("/conversations/{id:long}/messages", (long id, long? after) => Json(_conversations[id].MessagesToJson(after)));
        account.MapPost("/conversations/{id:long}/messages", CreateMessage);
        account.MapPost("/conversations/{id:long}/toggle_status", (long id, JsonNode body) => Json(_conversations[id].SetStatus(body)));
        account.MapPost("/conversations/{id:long}/assignments", (long id, JsonNode body) => Json(_conversations[id].Assign(body)));
        account.MapGet("/conversations/{id:long}/labels", (long id) => Json(_conversations[id].LabelsToJson()));
        account.MapPost("/conversations/{id:long}/labels", (long id, JsonNode body) => Json(_conversations[id].SetLabels(body)));
    }

    private async ValueTask<object?> GuardAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        Requests.Enqueue($"{request.Method} {request.Path}");

        if (request.Headers["api_access_token"] != Token)
        {
            return Results.Json(new { error = "Invalid Access Token" }, statusCode: StatusCodes.Status401Unauthorized);
        }

        if (context.HttpContext.Request.RouteValues["id"] is string id
            && !_conversations.ContainsKey(long.Parse(id, CultureInfo.InvariantCulture)))
        {
            return Results.Json(new { error = "Resource could not be found" }, statusCode: StatusCodes.Status404NotFound);
        }

        var replaced = Interfere is { } interfere ? await interfere(context.HttpContext) : null;

        return replaced ?? await next(context);
    }

    private IResult List(string? status, int? page)
    {
        var matching = _conversations.Values
            .Where(conversation => status is null or "all" || conversation.Status == status)
            .OrderBy(conversation => conversation.WaitingSince ?? DateTimeOffset.MaxValue)
            .ToList();
        var list = GoldenPayload.Node("conversations_index");
        list["data"]!["meta"]!["all_count"] = matching.Count;
        list["data"]!["payload"] = new JsonArray([.. matching.Skip(((page ?? 1) - 1) * 25).Take(25).Select(conversation => conversation.ToJson())]);

        return Json(list);
    }

    private IResult CreateMessage(long id, JsonNode body, HttpContext context)
    {
        var isPrivate = body["private"]?.GetValue<bool>() ?? false;
        var message = AddMessage(id, body["content"]!.GetValue<string>(), 1, isPrivate, body["source_id"]?.GetValue<string>(), TimeProvider.System.GetUtcNow());

        try
        {
            AfterMessage?.Invoke(message);
        }
        catch (IOException)
        {
            context.Abort();
        }

        return Json(message.DeepClone());
    }

    private static IResult Json(JsonNode? node) => Results.Text(node?.ToJsonString() ?? "null", "application/json");
}

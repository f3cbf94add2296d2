using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Json;

namespace HotDash.Chatwoot.Http;

/// <summary>A response as Rails gives it.</summary>
internal sealed class RailsResult : IResult
{
    private readonly int _status;
    private readonly byte[] _body;

    private RailsResult(int status, byte[] body)
    {
        _status = status;
        _body = body;
    }

    /// <summary><c>head :ok</c></summary>
    public static RailsResult Ok { get; } = new(StatusCodes.Status200OK, []);

    /// <summary><c>head :no_content</c></summary>
    public static RailsResult NoContent { get; } = new(StatusCodes.Status204NoContent, []);

    /// <summary>JSON; null is the literal <c>null</c>.</summary>
    public static RailsResult Json(JsonNode? node, int status = StatusCodes.Status200OK) => new(status, RailsJson.Bytes(node));

    public static RailsResult Payload(JsonNode? payload) => Json(new JsonObject { ["payload"] = payload });

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = _status;

        if (_body.Length == 0)
        {
            return Task.CompletedTask;
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = _body.Length;

        return response.Body.WriteAsync(_body, httpContext.RequestAborted).AsTask();
    }
}

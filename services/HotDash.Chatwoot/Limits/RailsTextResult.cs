namespace HotDash.Chatwoot.Limits;

/// <summary>Plain text, as Rack answers for requests that do not reach Rails.</summary>
internal sealed record RailsTextResult(int Status, string Text) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        httpContext.Response.ContentType = "text/plain";

        return httpContext.Response.WriteAsync(Text, httpContext.RequestAborted);
    }
}

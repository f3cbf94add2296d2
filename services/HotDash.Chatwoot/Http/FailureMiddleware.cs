using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Failures;
using Npgsql;

namespace HotDash.Chatwoot.Http;

/// <summary>The request boundary: every failure becomes the answer that Chatwoot gives.</summary>
internal sealed partial class FailureMiddleware(RequestDelegate next, ILogger<FailureMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (RequestFailedException failure) when (!context.Response.HasStarted)
        {
            await RailsResult.Json(failure.Body, failure.Status).ExecuteAsync(context);
        }
        catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
        {
            LogRefused(context.Request.Method, exception.Message);
            await Status(exception.StatusCode).ExecuteAsync(context);
        }
        catch (InvalidDataException exception) when (!context.Response.HasStarted)
        {
            // A form that is malformed or exceeds the limits of its parser.
            LogRefused(context.Request.Method, exception.Message);
            await Status(StatusCodes.Status400BadRequest).ExecuteAsync(context);
        }
        catch (PostgresException exception) when (Refusal(exception) is not null && !context.Response.HasStarted)
        {
            await RailsResult.Json(Refusal(exception)!.Body, 422).ExecuteAsync(context); // not null by the filter
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = 499;
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            LogFailed(exception, context.Request.Method, context.GetEndpoint()?.DisplayName ?? "no endpoint");
            await Status(StatusCodes.Status500InternalServerError).ExecuteAsync(context);
        }
    }

    public static RailsResult Status(int status) =>
        RailsResult.Json(new JsonObject { ["status"] = status, ["error"] = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status) }, status);

    /// <summary>What the database refuses and Rails' validations would have: a value taken, out of range or too long.</summary>
    private static RequestFailedException? Refusal(PostgresException exception) => exception.SqlState switch
    {
        PostgresErrorCodes.UniqueViolation => Failure.Invalid(UniqueIndexes.Attribute(exception.ConstraintName), "has already been taken"),
        PostgresErrorCodes.NumericValueOutOfRange => Failure.Unprocessable("A number is out of range."),
        PostgresErrorCodes.StringDataRightTruncation => Failure.Unprocessable("A value is too long."),
        PostgresErrorCodes.ProgramLimitExceeded => Failure.Unprocessable("A value is too long."),
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "Refused a {Method} request: {Reason}")]
    private partial void LogRefused(string method, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Failed on {Method} {Endpoint}")]
    private partial void LogFailed(Exception exception, string method, string endpoint);
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Aspire.Hosting.Dashboard;

/// <summary>Lets only callers with the API key through, compared in constant time.</summary>
internal sealed class DashboardApiKeyGate(string apiKey)
{
    public const string HeaderName = "x-resource-service-api-key";

    private readonly byte[] _apiKey = Encoding.UTF8.GetBytes(apiKey);

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var presented = context.Request.Headers[HeaderName].ToString();
        if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(presented), _apiKey))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}

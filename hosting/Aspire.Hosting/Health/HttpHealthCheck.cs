using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Health;

/// <summary>Healthy when a GET answers with the expected status.</summary>
internal sealed class HttpHealthCheck(Func<Uri> uri, int expectedStatus, IHttpClientFactory clients) : IHealthCheck
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(s_timeout);

        try
        {
            using var client = clients.CreateClient("Aspire.Hosting.Health");
            using var response = await client.GetAsync(uri(), HttpCompletionOption.ResponseHeadersRead, timeout.Token);

            return (int)response.StatusCode == expectedStatus
                ? HealthCheckResult.Healthy()
                : new HealthCheckResult(
                    context.Registration.FailureStatus,
                    string.Create(CultureInfo.InvariantCulture, $"{uri()} answered {(int)response.StatusCode}, expected was {expectedStatus}."));
        }
        catch (HttpRequestException exception)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, $"{uri()} is not reachable: {exception.Message}", exception);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, string.Create(CultureInfo.InvariantCulture, $"{uri()} did not answer within {s_timeout.TotalSeconds} s."));
        }
    }
}

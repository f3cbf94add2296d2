using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Aspire.Hosting.Dashboard;

/// <summary>
/// The gRPC server that the dashboard calls: on loopback, HTTP/2 without TLS, behind an API key that only the dashboard gets.
/// </summary>
internal sealed class DashboardServiceHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private DashboardServiceHost(WebApplication app, string apiKey)
    {
        _app = app;
        ApiKey = apiKey;
    }

    public string ApiKey { get; }

    public Uri Address { get; private set; } = null!; // Known once StartAsync has bound the port.

    public static async Task<DashboardServiceHost> StartAsync(
        DashboardGrpcService service, string apiKey, int port, ILoggerFactory loggerFactory, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
            options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton(loggerFactory);
        builder.Services.AddSingleton(service);
        builder.Services.AddRoutingCore();
        builder.Services.AddGrpc();

        var app = builder.Build();
        var gate = new DashboardApiKeyGate(apiKey);
        app.Use(gate.InvokeAsync);
        app.UseRouting();
        app.MapGrpcService<DashboardGrpcService>();

        var host = new DashboardServiceHost(app, apiKey);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            await app.DisposeAsync();
            throw new DistributedApplicationException(
                $"The resource service for the dashboard cannot listen on port {port}: {e.Message} "
                + "Stop what uses the port, or change or remove ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL.",
                e);
        }

        host.Address = new Uri(app.Urls.First());
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        // Calls end by themselves when the application stops; a dashboard that still holds one is not waited for.
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(timeout.Token);
        await _app.DisposeAsync();
    }
}

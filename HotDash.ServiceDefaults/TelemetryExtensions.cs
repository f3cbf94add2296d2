using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace HotDash.ServiceDefaults;

internal static class TelemetryExtensions
{
    /// <summary>Sources and meters of ours are named <c>HotDash.*</c>; Npgsql's driver publishes its own.</summary>
    private static readonly string[] s_sources = ["HotDash.*", "Npgsql"];

    private const string TimeoutVariable = "OTEL_EXPORTER_OTLP_TIMEOUT";

    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });

        var telemetry = builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter(s_sources))
            .WithTracing(tracing => tracing
                .AddSource(builder.Environment.ApplicationName)
                .AddSource(s_sources)
                .AddAspNetCoreInstrumentation(options => options.Filter = context => !IsHealthProbe(context.Request.Path))
                .AddHttpClientInstrumentation());

        if (!string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            SetDefaultTimeout(builder);
            telemetry.UseOtlpExporter();
        }
    }

    /// <summary>
    /// The last export at the end of a process waits 10 s for a collector that is away (OpenTelemetry's default). On a developer's
    /// machine the collector is the Aspire dashboard, which is often gone first; a second is plenty. The variable still decides.
    /// </summary>
    private static void SetDefaultTimeout(IHostApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment() && string.IsNullOrEmpty(builder.Configuration[TimeoutVariable]))
        {
            builder.Configuration[TimeoutVariable] = "1000";
        }
    }

    private static bool IsHealthProbe(Microsoft.AspNetCore.Http.PathString path) =>
        path.StartsWithSegments("/health", StringComparison.Ordinal) || path.StartsWithSegments("/alive", StringComparison.Ordinal);
}

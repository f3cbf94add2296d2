using Aspire.Hosting.Pipelines;
using HotDash.Hosting.Compose;

namespace Aspire.Hosting;

/// <summary>Adds Compose to an app model.</summary>
public static class ComposeBuilderExtensions
{
    /// <summary>The publisher's name: <c>--publisher compose</c>.</summary>
    public const string Publisher = "compose";

    /// <summary>Whether this run publishes a Compose file.</summary>
    public static bool IsComposePublish(this IDistributedApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        return builder.ExecutionContext.IsPublishMode && builder.ExecutionContext.PublisherName == Publisher;
    }

    /// <summary>With <c>--publisher compose</c>, writes <c>compose.yaml</c> and <c>.env.example</c> of all containers and projects into the output path. Changes nothing else.</summary>
    public static void AddComposePublisher(this IDistributedApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        if (builder.IsComposePublish())
        {
            builder.Pipeline.AddStep("publish-compose", ComposePublication.WriteAsync, dependsOn: WellKnownPipelineSteps.PublishPrereq, requiredBy: WellKnownPipelineSteps.Publish);
        }
    }
}

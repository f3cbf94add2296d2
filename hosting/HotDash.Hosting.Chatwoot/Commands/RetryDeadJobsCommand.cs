using System.Globalization;
using System.Net.Http.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Chatwoot.Commands;

/// <summary>Puts every dead job back into its queue. The worker does it, so that only it knows how jobs lie in Redis.</summary>
internal static class RetryDeadJobsCommand
{
    public const string Name = "retry-dead-jobs";

    private const string TokenHeader = "X-Operations-Token";

    public static IResourceBuilder<ProjectResource> WithRetryDeadJobs(this IResourceBuilder<ProjectResource> worker, ParameterResource token)
    {
        var options = new HttpCommandOptions
        {
            Description = "Puts every job of the dead set back into its queue. It does nothing else to them: what fails again dies again.",
            IconName = "ArrowRepeatAll",
            PrepareRequest = async context =>
                context.Request.Headers.Add(TokenHeader, await token.GetValueAsync(context.CancellationToken)),
            GetCommandResult = ReadAsync,
        };

        return worker
            .WithEnvironment("Operations__Token", token)
            .WithHttpCommand("/operations/dead-jobs/retry", "Retry dead jobs", "http", Name, options);
    }

    private static async Task<ExecuteCommandResult> ReadAsync(HttpCommandResultContext context)
    {
        if (!context.Response.IsSuccessStatusCode)
        {
            return CommandResults.Failure($"'{context.ResourceName}' answered {(int)context.Response.StatusCode}. Its log says why.");
        }

        var retried = await context.Response.Content.ReadFromJsonAsync<Retried>(context.CancellationToken);

        return CommandResults.Success(retried?.Count switch
        {
            null or 0 => "No job is dead.",
            1 => "1 job is back in its queue.",
            var count => string.Create(CultureInfo.InvariantCulture, $"{count} jobs are back in their queues."),
        });
    }

    private sealed record Retried(long Count);
}

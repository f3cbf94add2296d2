using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Chatwoot.Commands;

/// <summary>Lets a few invented customers write, through the same public API as a shop's website.</summary>
internal static class SeedSampleDataCommand
{
    public const string Name = "seed-sample-data";

    public static IResourceBuilder<ProjectResource> WithSeedSampleData(this IResourceBuilder<ProjectResource> web, ParameterResource token)
    {
        var endpoint = web.GetEndpoint("http");
        var options = new CommandOptions
        {
            Description = "Adds a few customers with open conversations. Each time they are new ones; nothing is changed or deleted.",
            IconName = "PeopleAdd",
        };

        return web.WithCommand(Name, "Seed sample data", context => SeedAsync(endpoint, token, context), options);
    }

    private static async Task<ExecuteCommandResult> SeedAsync(EndpointReference endpoint, ParameterResource token, ExecuteCommandContext context)
    {
        if (!endpoint.IsAllocated)
        {
            return CommandResults.Failure($"'{context.ResourceName}' has no address yet. Wait until it runs, then ask again.");
        }

        using var client = new HttpClient { BaseAddress = new Uri(endpoint.Url) };
        client.DefaultRequestHeaders.Add("api_access_token", await token.GetValueAsync(context.CancellationToken));

        try
        {
            var count = await new SampleCustomers(client).WriteAsync(context.CancellationToken);

            return CommandResults.Success($"{count} customers have written.");
        }
        catch (HttpRequestException exception)
        {
            return CommandResults.Failure($"'{context.ResourceName}' did not take the samples: {exception.Message} Is it running and healthy?");
        }
    }
}

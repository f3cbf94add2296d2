using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Embedded.Commands;

internal static class ConnectionStringCommand
{
    public const string Name = "show-connection-string";

    public static IResourceBuilder<T> WithShowConnectionString<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithConnectionString
    {
        var options = new CommandOptions
        {
            Description = "Shows the connection string, with the password, to whoever asks.",
            IconName = "Key",
        };

        return builder.WithCommand(Name, "Show connection string", context => ShowAsync(builder.Resource, context), options);
    }

    private static async Task<ExecuteCommandResult> ShowAsync(IResourceWithConnectionString resource, ExecuteCommandContext context) =>
        await resource.GetConnectionStringAsync(context.CancellationToken) is { } connectionString
            ? CommandResults.Success($"Connection string of {resource.Name}", connectionString, CommandResultFormat.Text, displayImmediately: true)
            : CommandResults.Failure($"'{resource.Name}' has no address yet. Wait until it runs, then ask again.");
}

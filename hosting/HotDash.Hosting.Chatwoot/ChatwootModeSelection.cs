using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Chatwoot;

internal static class ChatwootModeSelection
{
    private const string Setting = "HotDash:Chatwoot";

    /// <summary>A Compose file is for machines, not for staging: it runs our images, which need no other Postgres than the official one.</summary>
    private const string ComposePublisher = "compose";

    /// <exception cref="DistributedApplicationException">The mode is unknown, or cannot run beside the database.</exception>
    public static ChatwootMode Select(IDistributedApplicationBuilder builder, IResourceBuilder<IResourceWithConnectionString> database)
    {
        var mode = Read(builder);

        return mode == ChatwootMode.Source || builder.ExecutionContext.IsPublishMode || RunsInContainer(database.Resource) ? mode : throw Refusal(mode, database.Resource);
    }

    public static ChatwootMode Read(IDistributedApplicationBuilder builder)
    {
        if (builder.ExecutionContext.IsPublishMode)
        {
            return builder.ExecutionContext.PublisherName == ComposePublisher ? ChatwootMode.Images : ChatwootMode.Official;
        }

        return builder.Configuration[Setting] switch
        {
            null or "" or "source" => ChatwootMode.Source,
            "images" => ChatwootMode.Images,
            "official" => ChatwootMode.Official,
            var value => throw new DistributedApplicationException($"{Setting} is '{value}', expected source, images or official. Unset it for the compatible service from source."),
        };
    }

    private static bool RunsInContainer(IResource resource) =>
        resource.IsContainer() || (resource is IResourceWithParent child && RunsInContainer(child.Parent));

    private static DistributedApplicationException Refusal(ChatwootMode mode, IResource database)
    {
        var reason = mode == ChatwootMode.Official
            ? $"the official image needs the extension pgvector, which the embedded Postgres of '{database.Name}' does not have"
            : $"a container cannot reach the embedded Postgres of '{database.Name}'";

        return new($"{Setting}={mode.ToString().ToLowerInvariant()} is refused: {reason}. Set HOTDASH_BACKEND=containers, or unset {Setting} for the compatible service from source.");
    }
}

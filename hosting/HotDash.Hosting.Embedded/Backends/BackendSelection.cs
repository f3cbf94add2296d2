using Aspire.Hosting;

namespace HotDash.Hosting.Embedded.Backends;

internal static class BackendSelection
{
    public const string Variable = "HOTDASH_BACKEND";

    public static BackendKind Select(IDistributedApplicationBuilder builder)
    {
        if (builder.ExecutionContext.IsPublishMode)
        {
            return BackendKind.Containers;
        }

        return builder.Configuration[Variable] switch
        {
            null or "" or "embedded" => BackendKind.Embedded,
            "containers" => BackendKind.Containers,
            var value => throw new DistributedApplicationException($"{Variable} is '{value}', expected embedded or containers. Unset it for the embedded backend."),
        };
    }
}

using Aspire.Hosting;

namespace HotDash.Hosting.Embedded.Backends;

internal static class BackendSelection
{
    private const string Variable = "HOTDASH_BACKEND";

    /// <summary>The same on the command line, where it wins: <c>--HotDash:Backend containers</c>.</summary>
    private const string Setting = "HotDash:Backend";

    public static BackendKind Select(IDistributedApplicationBuilder builder)
    {
        if (builder.ExecutionContext.IsPublishMode)
        {
            return BackendKind.Containers;
        }

        return (builder.Configuration[Setting] ?? builder.Configuration[Variable]) switch
        {
            null or "" or "embedded" => BackendKind.Embedded,
            "containers" => BackendKind.Containers,
            var value => throw new DistributedApplicationException($"{Variable} is '{value}', expected embedded or containers. Unset it for the embedded backend."),
        };
    }
}

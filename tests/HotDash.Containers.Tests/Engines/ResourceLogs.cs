using Aspire.Hosting.ApplicationModel;

namespace HotDash.Containers.Tests.Engines;

internal static class ResourceLogs
{
    /// <returns>The first line that holds the text, also one that is still to come.</returns>
    public static async Task<string> FindAsync(ResourceLoggerService logs, IResource resource, string text, CancellationToken cancellationToken)
    {
        await foreach (var lines in logs.WatchAsync(resource).WithCancellation(cancellationToken))
        {
            if (lines.FirstOrDefault(line => line.Content.Contains(text, StringComparison.Ordinal)) is { Content: { } found })
            {
                return found;
            }
        }

        throw new InvalidOperationException($"The log ended without '{text}'.");
    }
}

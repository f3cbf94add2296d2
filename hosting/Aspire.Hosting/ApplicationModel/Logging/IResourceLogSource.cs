namespace Aspire.Hosting.ApplicationModel;

internal interface IResourceLogSource
{
    /// <summary>Everything logged so far, then ends.</summary>
    IAsyncEnumerable<IReadOnlyList<ResourceLogEntry>> ReadAsync(string resourceName, CancellationToken cancellationToken);
}

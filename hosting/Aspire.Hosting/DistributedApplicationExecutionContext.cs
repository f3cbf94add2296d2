namespace Aspire.Hosting;

/// <summary>Whether the application runs here or is being published.</summary>
public class DistributedApplicationExecutionContext
{
    private readonly DistributedApplicationExecutionContextOptions? _options;

    public DistributedApplicationExecutionContext(DistributedApplicationOperation operation)
        : this(operation, "")
    {
    }

    public DistributedApplicationExecutionContext(DistributedApplicationOperation operation, string publisherName)
    {
        Operation = operation;
        PublisherName = publisherName;
    }

    public DistributedApplicationExecutionContext(DistributedApplicationExecutionContextOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);

        _options = options;
        Operation = options.Operation;
        PublisherName = options.PublisherName ?? "";
    }

    public string PublisherName { get; set; }

    public DistributedApplicationOperation Operation { get; }

    public IServiceProvider Services => _options?.Services
        ?? throw new InvalidOperationException("The services are not available before the application is built.");

    public bool IsPublishMode => Operation == DistributedApplicationOperation.Publish;

    public bool IsRunMode => Operation == DistributedApplicationOperation.Run;
}

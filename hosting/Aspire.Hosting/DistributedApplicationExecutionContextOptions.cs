namespace Aspire.Hosting;

public class DistributedApplicationExecutionContextOptions
{
    public DistributedApplicationExecutionContextOptions(DistributedApplicationOperation operation) => Operation = operation;

    public DistributedApplicationExecutionContextOptions(DistributedApplicationOperation operation, string publisherName)
    {
        Operation = operation;
        PublisherName = publisherName;
    }

    public IServiceProvider? Services { get; set; }

    public DistributedApplicationOperation Operation { get; }

    public string? PublisherName { get; }
}

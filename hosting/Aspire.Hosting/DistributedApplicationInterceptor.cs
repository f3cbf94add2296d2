namespace Aspire.Hosting;

/// <summary>
/// Sees an application come into being on the thread (and in the async flow) that creates it. Aspire.Hosting.Testing takes
/// the application of an AppHost's entry point that way, without the entry point knowing.
/// </summary>
internal abstract class DistributedApplicationInterceptor
{
    private static readonly AsyncLocal<DistributedApplicationInterceptor?> s_current = new();

    public static DistributedApplicationInterceptor? Current
    {
        get => s_current.Value;
        set => s_current.Value = value;
    }

    /// <summary>Before the builder reads its options.</summary>
    public abstract void OnConstructing(DistributedApplicationOptions options, HostApplicationBuilderSettings settings);

    public abstract void OnConstructed(DistributedApplicationBuilder builder);

    /// <summary>At the beginning of <c>Build()</c>; may block.</summary>
    public abstract void OnBuilding(DistributedApplicationBuilder builder);

    public abstract void OnBuilt(DistributedApplication application);

    /// <summary>In place of <c>RunAsync</c> for the application that was built under this interceptor.</summary>
    public abstract Task RunAsync(DistributedApplication application, CancellationToken cancellationToken);
}

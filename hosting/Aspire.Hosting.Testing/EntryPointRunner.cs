using System.Reflection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>
/// Runs the entry point of an AppHost on a thread of its own, halts it in <c>Build()</c> until the test wants to build, and in
/// <c>RunAsync()</c> until the test is done: the test starts and stops the application itself.
/// </summary>
internal sealed class EntryPointRunner(
    Assembly assembly, string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configure)
    : DistributedApplicationInterceptor
{
    private readonly TaskCompletionSource<DistributedApplicationBuilder> _building = NewSource<DistributedApplicationBuilder>();
    private readonly TaskCompletionSource<DistributedApplication> _built = NewSource<DistributedApplication>();
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _mayBuild = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Called with each stage's object, on the thread of the entry point.</summary>
    public Action<DistributedApplicationBuilder> Constructed { get; init; } = _ => { };

    public Action<DistributedApplicationBuilder> Building { get; init; } = _ => { };

    public Action<DistributedApplication> Built { get; init; } = _ => { };

    /// <summary>Starts the entry point; completes when its model is complete.</summary>
    public Task<DistributedApplicationBuilder> StartAsync(CancellationToken cancellationToken)
    {
        var entryPoint = assembly.EntryPoint ?? throw new ArgumentException(
            $"Assembly '{assembly.GetName().Name}' has no entry point. Name a type of an executable AppHost project, such as Projects.MyApp_AppHost.");
        new Thread(() => Invoke(entryPoint)) { IsBackground = true, Name = "AppHost entry point" }.Start();

        return _building.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Lets <c>Build()</c> go on.</summary>
    public Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken)
    {
        _mayBuild.TrySetResult();

        return _built.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Lets the entry point end.</summary>
    public void Release()
    {
        _released.TrySetResult();
        _mayBuild.TrySetResult();
    }

    public override void OnConstructing(DistributedApplicationOptions options, HostApplicationBuilderSettings settings)
    {
        if (options.Args is null or [])
        {
            options.Args = args;
        }

        configure(options, settings);
    }

    public override void OnConstructed(DistributedApplicationBuilder builder) => Constructed(builder);

    public override void OnBuilding(DistributedApplicationBuilder builder)
    {
        _building.TrySetResult(builder);
        _mayBuild.Task.GetAwaiter().GetResult();
        if (_released.Task.IsCompleted && !_built.Task.IsCompleted)
        {
            throw new OperationCanceledException("The testing builder was disposed before it built the application.");
        }

        Building(builder);
    }

    public override void OnBuilt(DistributedApplication application)
    {
        Built(application);
        _built.TrySetResult(application);
    }

    public override Task RunAsync(DistributedApplication application, CancellationToken cancellationToken) =>
        _released.Task.WaitAsync(cancellationToken);

    private void Invoke(MethodInfo entryPoint)
    {
        Current = this;
        try
        {
            entryPoint.Invoke(null, entryPoint.GetParameters().Length is 0 ? [] : [args]);
            Fail(new InvalidOperationException(
                $"The entry point of '{assembly.GetName().Name}' ended before it built a distributed application."));
        }
        catch (TargetInvocationException exception)
        {
            Fail(exception.InnerException ?? exception);
        }
    }

    private void Fail(Exception exception)
    {
        _building.TrySetException(exception);
        _built.TrySetException(exception);
        // Observed here: nobody may be waiting for the later stages.
        _ = _building.Task.Exception;
        _ = _built.Task.Exception;
    }

    private static TaskCompletionSource<T> NewSource<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

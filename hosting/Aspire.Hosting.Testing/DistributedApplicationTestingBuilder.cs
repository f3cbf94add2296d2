using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>Creates a builder for tests: of an AppHost project, by any type of it, or of a model that the test writes.</summary>
public static class DistributedApplicationTestingBuilder
{
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(CancellationToken cancellationToken = default)
        where TEntryPoint : class => CreateAsync(typeof(TEntryPoint), cancellationToken);

    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(
        DistributedApplicationTestingBuilderOptions options, string[] args, CancellationToken cancellationToken = default)
        where TEntryPoint : class => CreateAsync(typeof(TEntryPoint), options, args, cancellationToken);

    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(string[] args, CancellationToken cancellationToken = default)
        where TEntryPoint : class => CreateAsync(typeof(TEntryPoint), args, cancellationToken);

    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(
        string[] args,
        Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder,
        CancellationToken cancellationToken = default) => CreateAsync(typeof(TEntryPoint), args, configureBuilder, cancellationToken);

    public static Task<IDistributedApplicationTestingBuilder> CreateAsync(Type entryPoint, CancellationToken cancellationToken = default) =>
        CreateAsync(entryPoint, [], cancellationToken);

    public static Task<IDistributedApplicationTestingBuilder> CreateAsync(
        Type entryPoint, string[] args, CancellationToken cancellationToken = default) =>
        CreateAsync(entryPoint, new DistributedApplicationTestingBuilderOptions(), args, cancellationToken);

    public static Task<IDistributedApplicationTestingBuilder> CreateAsync(
        Type entryPoint, DistributedApplicationTestingBuilderOptions options, string[] args, CancellationToken cancellationToken = default) =>
        CreateCoreAsync(entryPoint, options, args, (_, _) => { }, cancellationToken);

    public static Task<IDistributedApplicationTestingBuilder> CreateAsync(
        Type entryPoint,
        string[] args,
        Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder,
        CancellationToken cancellationToken = default) =>
        CreateCoreAsync(entryPoint, new DistributedApplicationTestingBuilderOptions(), args, configureBuilder, cancellationToken);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IDistributedApplicationTestingBuilder Create(params string[] args) =>
        CreateCore(Assembly.GetCallingAssembly(), new DistributedApplicationTestingBuilderOptions(), args, (_, _) => { });

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IDistributedApplicationTestingBuilder Create(DistributedApplicationTestingBuilderOptions options, string[] args) =>
        CreateCore(Assembly.GetCallingAssembly(), options, args, (_, _) => { });

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IDistributedApplicationTestingBuilder Create(
        string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder) =>
        CreateCore(Assembly.GetCallingAssembly(), new DistributedApplicationTestingBuilderOptions(), args, configureBuilder);

    private static async Task<IDistributedApplicationTestingBuilder> CreateCoreAsync(
        Type entryPoint,
        DistributedApplicationTestingBuilderOptions testing,
        string[] args,
        Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configure,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entryPoint);
        ArgumentNullException.ThrowIfNull(testing);
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(configure);

        var runner = new EntryPointRunner(entryPoint.Assembly, args, (options, settings) =>
        {
            options.AssemblyName = entryPoint.Assembly.GetName().Name;
            TestingDefaults.Apply(options, settings, testing);
            configure(options, settings);
        })
        {
            Constructed = builder => TestingDefaults.AddServices(builder.Services),
        };

        return new TestingBuilder(await runner.StartAsync(cancellationToken), runner.BuildAsync, runner.Release);
    }

    private static TestingBuilder CreateCore(
        Assembly assembly,
        DistributedApplicationTestingBuilderOptions testing,
        string[] args,
        Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configure)
    {
        ArgumentNullException.ThrowIfNull(testing);
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(configure);

        var builder = InlineApplication.CreateBuilder(args, (options, settings) =>
        {
            options.AssemblyName = assembly.GetName().Name;
            TestingDefaults.Apply(options, settings, testing);
            configure(options, settings);
        });
        TestingDefaults.AddServices(builder.Services);

        return new TestingBuilder(builder, _ => Task.FromResult(builder.Build()), () => { });
    }
}

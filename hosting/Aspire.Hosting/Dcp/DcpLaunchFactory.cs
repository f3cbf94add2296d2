namespace Aspire.Hosting.Dcp;

/// <summary>Computes command, arguments and environment of one instance, out of the model's callbacks.</summary>
internal sealed class DcpLaunchFactory(
    DistributedApplicationExecutionContext executionContext, ResourceLoggerService loggers, DcpProjectCommands projects)
{
    public async Task<DcpLaunch> CreateAsync(DcpResource instance, CancellationToken cancellationToken)
    {
        var resource = instance.Resource;
        var logger = loggers.GetLogger(instance.Name);
        var values = new DcpValues(executionContext, resource);
        var (command, workingDirectory, leading) = CommandOf(resource);
        return new DcpLaunch(
            command,
            workingDirectory,
            [.. leading.Select(argument => new DcpValue(argument, false)), .. await ArgumentsAsync(resource, values, logger, cancellationToken)],
            await EnvironmentAsync(resource, values, logger, cancellationToken))
        {
            RuntimeArguments = await RuntimeArgumentsAsync(resource, values, cancellationToken),
        };
    }

    private DcpCommand CommandOf(IResource resource) => resource switch
    {
        ExecutableResource executable => new DcpCommand(executable.Command, executable.WorkingDirectory, []),
        ProjectResource project => projects.Create(project),
        _ => new DcpCommand("", null, []),
    };

    private async Task<IReadOnlyList<DcpValue>> ArgumentsAsync(
        IResource resource, DcpValues values, ILogger logger, CancellationToken cancellationToken)
    {
        var arguments = new List<object>();
        var context = new CommandLineArgsCallbackContext(arguments, resource, cancellationToken)
        {
            ExecutionContext = executionContext,
            Logger = logger,
        };
        foreach (var callback in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>().ToList())
        {
            await callback.Callback(context);
        }

        var resolved = await Task.WhenAll(arguments.Select(argument => values.ResolveAsync(argument, cancellationToken)));
        return [.. resolved.OfType<DcpValue>()];
    }

    private static async Task<IReadOnlyList<string>> RuntimeArgumentsAsync(
        IResource resource, DcpValues values, CancellationToken cancellationToken)
    {
        var arguments = new List<object>();
        foreach (var callback in resource.Annotations.OfType<ContainerRuntimeArgsCallbackAnnotation>())
        {
            await callback.Callback(new ContainerRuntimeArgsCallbackContext(arguments, cancellationToken));
        }

        var resolved = await Task.WhenAll(arguments.Select(argument => values.ResolveAsync(argument, cancellationToken)));
        return [.. resolved.OfType<DcpValue>().Select(value => value.Text)];
    }

    private async Task<IReadOnlyList<KeyValuePair<string, DcpValue>>> EnvironmentAsync(
        IResource resource, DcpValues values, ILogger logger, CancellationToken cancellationToken)
    {
        var variables = new Dictionary<string, object>();
        var context = new EnvironmentCallbackContext(executionContext, resource, variables, cancellationToken) { Logger = logger };
        foreach (var callback in resource.Annotations.OfType<EnvironmentCallbackAnnotation>().ToList())
        {
            await callback.Callback(context);
        }

        var resolved = await Task.WhenAll(variables.Select(async variable =>
        {
            try
            {
                return (variable.Key, Value: await values.ResolveAsync(variable.Value, cancellationToken));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                throw new DistributedApplicationException(
                    $"Environment variable '{variable.Key}' of resource '{resource.Name}' has no value: {e.Message}", e);
            }
        }));
        return [.. resolved.Where(item => item.Value is not null).Select(item => KeyValuePair.Create(item.Key, item.Value!))]; // Filtered.
    }
}

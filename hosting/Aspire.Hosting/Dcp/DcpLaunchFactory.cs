namespace Aspire.Hosting.Dcp;

/// <summary>Computes command, arguments and environment of one instance, out of the model's callbacks.</summary>
internal sealed class DcpLaunchFactory(
    DistributedApplicationExecutionContext executionContext, ResourceLoggerService loggers, DcpProjectCommands projects)
{
    public async Task<DcpLaunch> CreateAsync(DcpResource instance, CancellationToken cancellationToken)
    {
        var resource = instance.Resource;
        var command = CommandOf(resource);
        var configuration = (ExecutionConfigurationResult)await ExecutionConfigurationBuilder.Create(resource)
            .WithArgumentsConfig()
            .WithEnvironmentVariablesConfig()
            .BuildAsync(executionContext, loggers.GetLogger(instance.Name), cancellationToken);
        if (configuration.Exception is { } missing)
        {
            throw missing;
        }

        return new DcpLaunch(
            command.Path,
            command.WorkingDirectory,
            [.. command.LeadingArguments.Select(argument => new DcpValue(argument, false)), .. configuration.ArgumentValues.Select(ToValue)],
            [.. configuration.VariableValues.Select(variable => KeyValuePair.Create(variable.Key, ToValue(variable.Value)))])
        {
            LaunchConfiguration = command.LaunchConfiguration,
            RuntimeArguments = await RuntimeArgumentsAsync(resource, cancellationToken),
        };
    }

    private DcpCommand CommandOf(IResource resource) => resource switch
    {
        ExecutableResource executable => new DcpCommand(executable.Command, executable.WorkingDirectory, []),
        ProjectResource project => projects.Create(project),
        _ => new DcpCommand("", null, []),
    };

    private async Task<IReadOnlyList<string>> RuntimeArgumentsAsync(IResource resource, CancellationToken cancellationToken)
    {
        var arguments = new List<object>();
        foreach (var callback in resource.Annotations.OfType<ContainerRuntimeArgsCallbackAnnotation>())
        {
            await callback.Callback(new ContainerRuntimeArgsCallbackContext(arguments, cancellationToken));
        }

        var resolved = await new ValueResolution(resource, executionContext).ResolveAsync(arguments, new Dictionary<string, object>(), [], cancellationToken);
        return resolved.Exception is null ? [.. resolved.Arguments.Select(argument => argument.Value)] : throw resolved.Exception;
    }

    private static DcpValue ToValue(ResolvedValue value) => new(value.Processed, value.IsSensitive);
}

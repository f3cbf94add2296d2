namespace Aspire.Hosting.ApplicationModel;

/// <summary>Runs the commands that resources offer.</summary>
public partial class ResourceCommandService
{
    private readonly ResourceNotificationService _notifications;
    private readonly ResourceLoggerService _loggers;
    private readonly IServiceProvider _services;

    internal ResourceCommandService(ResourceNotificationService notifications, ResourceLoggerService loggers, IServiceProvider services)
    {
        _notifications = notifications;
        _loggers = loggers;
        _services = services;
    }

    /// <param name="resourceId">An instance, or the name of a resource: then the command runs on each of its instances.</param>
    public Task<ExecuteCommandResult> ExecuteCommandAsync(string resourceId, string commandName, CancellationToken cancellationToken = default) =>
        ExecuteCommandAsync(resourceId, commandName, new InteractionInputCollection([]), cancellationToken);

    public async Task<ExecuteCommandResult> ExecuteCommandAsync(string resourceId, string commandName, InteractionInputCollection arguments, CancellationToken cancellationToken = default)
    {
        if (_notifications.TryGetCurrentState(resourceId, out var instance))
        {
            return await RunOnAsync(instance.Resource, instance.ResourceId, commandName, arguments, cancellationToken);
        }

        var byName = _services.GetRequiredService<DistributedApplicationModel>().Resources.TryGetByName(resourceId, out var resource) ? resource : null;

        return byName is null
            ? CommandResults.Failure($"There is no resource '{resourceId}'.")
            : await ExecuteCommandAsync(byName, commandName, arguments, cancellationToken);
    }

    public Task<ExecuteCommandResult> ExecuteCommandAsync(IResource resource, string commandName, CancellationToken cancellationToken = default) =>
        ExecuteCommandAsync(resource, commandName, new InteractionInputCollection([]), cancellationToken);

    public async Task<ExecuteCommandResult> ExecuteCommandAsync(IResource resource, string commandName, InteractionInputCollection arguments, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);

        var names = resource.GetInstanceNames();

        if (names.Count == 1)
        {
            return await RunOnAsync(resource, names[0], commandName, arguments, cancellationToken);
        }

        var results = await Task.WhenAll(names.Select(async name => (Name: name, Result: await RunOnAsync(resource, name, commandName, arguments, cancellationToken))));

        return Combine(results);
    }

    private static ExecuteCommandResult Combine((string Name, ExecuteCommandResult Result)[] results)
    {
        var failures = results.Where(item => !item.Result.Success && !item.Result.Canceled).ToList();

        if (failures.Count > 0)
        {
            return CommandResults.Failure(string.Join(Environment.NewLine, failures.Select(item => $"{item.Name}: {item.Result.Message}")));
        }

        return results.Any(item => item.Result.Canceled) ? CommandResults.Canceled() : results[0].Result;
    }

    private async Task<ExecuteCommandResult> RunOnAsync(IResource resource, string instance, string commandName, InteractionInputCollection arguments, CancellationToken cancellationToken)
    {
        var command = resource.Annotations.OfType<ResourceCommandAnnotation>().LastOrDefault(candidate => StringComparers.CommandName.Equals(candidate.Name, commandName));

        if (command is null)
        {
            return CommandResults.Failure($"Resource '{resource.Name}' has no command '{commandName}'. Its commands: {DescribeCommands(resource)}.");
        }

        var logger = _loggers.GetLogger(instance);

        try
        {
            var supplied = await CommandArguments.BindAsync(command, arguments, _services, cancellationToken);
            LogStarted(logger, commandName);
            var result = await command.ExecuteCommand(new ExecuteCommandContext
            {
                Services = _services,
                ResourceName = instance,
                CancellationToken = cancellationToken,
                Logger = logger,
                Arguments = supplied,
            });
            LogOutcome(logger, commandName, result);

            return result;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return CommandResults.Canceled();
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception, commandName);

            return CommandResults.Failure(exception);
        }
    }

    private static string DescribeCommands(IResource resource)
    {
        var names = resource.Annotations.OfType<ResourceCommandAnnotation>().Select(command => command.Name).ToList();

        return names.Count == 0 ? "none" : string.Join(", ", names);
    }

    private static void LogOutcome(ILogger logger, string commandName, ExecuteCommandResult result)
    {
        if (result.Success)
        {
            LogSucceeded(logger, commandName);
        }
        else if (!result.Canceled)
        {
            LogRefused(logger, commandName, result.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Executing command '{CommandName}'.")]
    private static partial void LogStarted(ILogger logger, string commandName);

    [LoggerMessage(Level = LogLevel.Information, Message = "Command '{CommandName}' succeeded.")]
    private static partial void LogSucceeded(ILogger logger, string commandName);

    [LoggerMessage(Level = LogLevel.Error, Message = "Command '{CommandName}' failed: {Reason}")]
    private static partial void LogRefused(ILogger logger, string commandName, string? reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Command '{CommandName}' failed.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string commandName);
}

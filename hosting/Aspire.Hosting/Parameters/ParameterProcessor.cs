namespace Aspire.Hosting;

/// <summary>Gives parameters their values in a run: from configuration, or by asking. Nothing that needs a value goes on without one.</summary>
internal sealed partial class ParameterProcessor(
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    IInteractionService interaction,
    IUserSecretsManager userSecrets,
    DistributedApplicationExecutionContext executionContext,
    ILogger<ParameterProcessor> logger)
{
    private const string SaveInput = "SaveToUserSecrets";
    private const string DeleteInput = "DeleteFromUserSecrets";

    /// <summary>Publishes the value of every parameter, and asks for those that are missing in the background.</summary>
    public async Task InitializeAsync(IEnumerable<ParameterResource> parameters, CancellationToken cancellationToken)
    {
        var missing = new List<ParameterResource>();

        foreach (var parameter in parameters)
        {
            parameter.PendingValue = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            AddCommands(parameter);

            try
            {
                parameter.PendingValue.SetResult(parameter.ConfiguredValue);
                await PublishValueAsync(parameter, parameter.ConfiguredValue);
            }
            catch (MissingParameterValueException exception)
            {
                await PublishMissingAsync(parameter, exception);
                missing.Add(parameter);
            }
        }

        if (missing.Count > 0 && interaction.IsAvailable)
        {
            _ = AskUntilAnsweredAsync(missing, cancellationToken);
        }
    }

    /// <summary>Asks for everything that has no value and waits for the answer; fails naming the parameters when nobody can be asked.</summary>
    public async Task RequireAsync(IReadOnlyList<ParameterResource> parameters, CancellationToken cancellationToken)
    {
        var missing = parameters.Where(parameter => !HasValue(parameter)).ToList();

        if (missing.Count == 0)
        {
            return;
        }

        if (!interaction.IsAvailable)
        {
            throw new MissingParameterValueException(
                $"These parameters have no value: {string.Join(", ", missing.Select(parameter => parameter.Name))}. Set {string.Join(", ", missing.Select(parameter => $"'{parameter.ConfigurationKey}'"))} in the configuration, the environment or the user secrets.");
        }

        if (!await AskAsync(missing, cancellationToken))
        {
            throw new OperationCanceledException("The values of parameters were not given.");
        }
    }

    public async Task SetAsync(ParameterResource parameter, string value, bool save)
    {
        if (save && !userSecrets.TrySetSecret(parameter.ConfigurationKey, value))
        {
            LogNotSaved(parameter.Name, userSecrets.FilePath);
        }

        if (parameter.PendingValue is not { } pending || !pending.TrySetResult(value))
        {
            parameter.PendingValue = new TaskCompletionSource<string>();
            parameter.PendingValue.SetResult(value);
        }

        if (executionContext.IsRunMode)
        {
            await PublishValueAsync(parameter, value);
        }
    }

    private static bool HasValue(ParameterResource parameter)
    {
        try
        {
            return parameter.PendingValue is { Task.IsCompletedSuccessfully: true } || parameter.ConfiguredValue is not null;
        }
        catch (MissingParameterValueException)
        {
            return false;
        }
    }

    private async Task AskUntilAnsweredAsync(IReadOnlyList<ParameterResource> missing, CancellationToken cancellationToken)
    {
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                var notice = await interaction.PromptNotificationAsync(
                    "Unresolved parameters",
                    "There are unresolved parameters that need to be set. Please provide values for them.",
                    new NotificationInteractionOptions { Intent = MessageIntent.Warning, PrimaryButtonText = "Enter values", ShowDismiss = false },
                    cancellationToken);

                if (notice.Canceled || await AskAsync(missing, cancellationToken))
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            LogAskingEnded();
        }
        catch (Exception exception)
        {
            LogAskingFailed(exception);
        }
    }

    private async Task<bool> AskAsync(IReadOnlyList<ParameterResource> missing, CancellationToken cancellationToken)
    {
        List<InteractionInput> inputs = [.. missing.Select(ParameterInputs.For)];

        if (userSecrets.IsAvailable)
        {
            inputs.Add(new InteractionInput { Name = SaveInput, Label = "Save to user secrets", InputType = InputType.Boolean, Value = bool.TrueString.ToLowerInvariant() });
        }

        var answer = await interaction.PromptInputsAsync(
            "Set unresolved parameters",
            "Please provide values for the unresolved parameters.",
            inputs,
            new InputsDialogInteractionOptions { PrimaryButtonText = "Save", ShowDismiss = true },
            cancellationToken);

        if (answer.Canceled)
        {
            return false;
        }

        var save = bool.TryParse(answer.Data.GetString(SaveInput), out var chosen) && chosen;

        foreach (var parameter in missing)
        {
            await SetAsync(parameter, answer.Data[parameter.Name].Value ?? "", save);
        }

        return true;
    }

    private void AddCommands(ParameterResource parameter)
    {
        if (parameter.Annotations.OfType<ResourceCommandAnnotation>().Any(command => command.Name == KnownResourceCommands.SetParameterCommand))
        {
            return;
        }

        var save = new InteractionInput { Name = SaveInput, Label = "Save to user secrets", InputType = InputType.Boolean };
        parameter.Annotations.Add(new ResourceCommandAnnotation(
            KnownResourceCommands.SetParameterCommand,
            "Set parameter",
            _ => ResourceCommandState.Enabled,
            async context =>
            {
                await SetAsync(parameter, context.Arguments.GetString("Value") ?? "", bool.TryParse(context.Arguments.GetString(SaveInput), out var chosen) && chosen);

                return CommandResults.Success($"Parameter '{parameter.Name}' is set. Resources that use it take it over when they are restarted.");
            },
            null,
            [ParameterInputs.ForCommand(parameter), save],
            null,
            "Key",
            IconVariant.Regular,
            true));
        parameter.Annotations.Add(new ResourceCommandAnnotation(
            KnownResourceCommands.DeleteParameterCommand,
            "Delete parameter",
            context => context.ResourceSnapshot.State?.Text == KnownResourceStates.ValueMissing ? ResourceCommandState.Hidden : ResourceCommandState.Enabled,
            context => DeleteAsync(parameter, bool.TryParse(context.Arguments.GetString(DeleteInput), out var chosen) && chosen),
            null,
            [new InteractionInput { Name = DeleteInput, Label = "Delete from user secrets", InputType = InputType.Boolean }],
            null,
            "Delete",
            IconVariant.Regular,
            false));
    }

    private async Task<ExecuteCommandResult> DeleteAsync(ParameterResource parameter, bool fromUserSecrets)
    {
        if (fromUserSecrets)
        {
            userSecrets.TryDeleteSecret(parameter.ConfigurationKey);
        }

        parameter.PendingValue = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await PublishMissingAsync(parameter, null);

        return CommandResults.Success($"Parameter '{parameter.Name}' has no value now.");
    }

    private Task PublishValueAsync(ParameterResource parameter, string value) => notifications.PublishUpdateAsync(parameter, snapshot => snapshot with
    {
        State = KnownResourceStates.Running,
        Properties = snapshot.Properties.SetProperty(new ResourcePropertySnapshot("Value", value) { IsSensitive = parameter.Secret }),
    });

    private async Task PublishMissingAsync(ParameterResource parameter, MissingParameterValueException? exception)
    {
        await notifications.PublishUpdateAsync(parameter, snapshot => snapshot with
        {
            State = new ResourceStateSnapshot(KnownResourceStates.ValueMissing, KnownResourceStateStyles.Warn),
            Properties = [.. snapshot.Properties.Where(property => property.Name != "Value")],
        });

        if (exception is null)
        {
            return;
        }

        LogMissing(loggers.GetLogger(parameter), exception.Message);

        if (!interaction.IsAvailable)
        {
            parameter.PendingValue!.TrySetException(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Reason}")]
    private static partial void LogMissing(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Parameter '{Parameter}' could not be saved in the user secrets file '{Path}'.")]
    private partial void LogNotSaved(string parameter, string path);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The application stopped while parameters were missing.")]
    private partial void LogAskingEnded();

    [LoggerMessage(Level = LogLevel.Error, Message = "Asking for missing parameters failed.")]
    private partial void LogAskingFailed(Exception exception);
}

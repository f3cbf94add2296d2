namespace Aspire.Hosting.Dashboard;

/// <summary>Commands of a resource and their outcomes, in the dashboard's form.</summary>
internal static class DashboardCommandMapper
{
    public static IEnumerable<Proto.ResourceCommand> Map(IEnumerable<ResourceCommandSnapshot> commands) =>
        commands
            .Where(command => !string.IsNullOrEmpty(command.Name) && command.Visibility.HasFlag(ResourceCommandVisibility.UI))
            .Select(Map);

    public static Proto.IconVariant Map(IconVariant variant) =>
        variant == IconVariant.Filled ? Proto.IconVariant.Filled : Proto.IconVariant.Regular;

    public static Proto.ResourceCommandResponse Map(ExecuteCommandResult result)
    {
        var response = new Proto.ResourceCommandResponse
        {
            Kind = result switch
            {
                { Canceled: true } => Proto.ResourceCommandResponseKind.Cancelled,
                { Success: true } => Proto.ResourceCommandResponseKind.Succeeded,
                _ => Proto.ResourceCommandResponseKind.Failed,
            },
        };
        if (result.Message is { Length: > 0 } message)
        {
            response.Message = message;
            if (!result.Success)
            {
                response.ErrorMessage = message;
            }
        }

        if (result.Data is { } data)
        {
            response.Result = new Proto.ResourceCommandResult
            {
                Value = data.Value,
                Format = Map(data.Format),
                DisplayImmediately = data.DisplayImmediately,
            };
        }

        return response;
    }

    private static Proto.CommandResultFormat Map(CommandResultFormat format) => format switch
    {
        CommandResultFormat.Json => Proto.CommandResultFormat.Json,
        CommandResultFormat.Markdown => Proto.CommandResultFormat.Markdown,
        _ => Proto.CommandResultFormat.Text,
    };

    private static Proto.ResourceCommand Map(ResourceCommandSnapshot command)
    {
        var message = new Proto.ResourceCommand
        {
            Name = command.Name,
            DisplayName = string.IsNullOrEmpty(command.DisplayName) ? command.Name : command.DisplayName,
            IsHighlighted = command.IsHighlighted,
            State = command.State switch
            {
                ResourceCommandState.Enabled => Proto.ResourceCommandState.Enabled,
                ResourceCommandState.Disabled => Proto.ResourceCommandState.Disabled,
                _ => Proto.ResourceCommandState.Hidden,
            },
        };
        if (command.DisplayDescription is { Length: > 0 } description)
        {
            message.DisplayDescription = description;
        }

        if (command.ConfirmationMessage is { Length: > 0 } confirmation)
        {
            message.ConfirmationMessage = confirmation;
        }

        if (command.IconName is { Length: > 0 } icon)
        {
            message.IconName = icon;
            message.IconVariant = Map(command.IconVariant ?? IconVariant.Regular);
        }

        message.ArgumentInputs.AddRange((command.Arguments ?? []).Select(DashboardInputMapper.Map));
        return message;
    }
}

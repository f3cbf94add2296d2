namespace Aspire.Hosting.Dashboard;

/// <summary>A question in the dashboard's form; an answered one becomes "complete", which closes its dialog.</summary>
internal static class DashboardInteractionMapper
{
    public static Proto.WatchInteractionsResponseUpdate Map(PendingInteraction interaction)
    {
        var message = new Proto.WatchInteractionsResponseUpdate { InteractionId = interaction.Id };
        if (interaction.Completion.Task.IsCompleted)
        {
            message.Complete = new Proto.InteractionComplete();
            return message;
        }

        var options = interaction.Options;
        message.Title = interaction.Title;
        message.Message = interaction.Message ?? "";
        message.PrimaryButtonText = options.PrimaryButtonText ?? "";
        message.SecondaryButtonText = options.SecondaryButtonText ?? "";
        message.ShowSecondaryButton = options.ShowSecondaryButton ?? interaction.Kind == InteractionKind.Inputs;
        message.ShowDismiss = options.ShowDismiss ?? true;
        message.EnableMessageMarkdown = options.EnableMessageMarkdown ?? false;
        switch (interaction.Kind)
        {
            case InteractionKind.Inputs:
                message.InputsDialog = MapInputs(interaction.Inputs);
                break;
            case InteractionKind.Notification:
                message.Notification = MapNotification(options as NotificationInteractionOptions);
                break;
            default:
                message.MessageBox = new Proto.InteractionMessageBox
                {
                    Intent = Map((options as MessageBoxInteractionOptions)?.Intent),
                };
                break;
        }

        return message;
    }

    private static Proto.InteractionInputsDialog MapInputs(InteractionInputCollection inputs)
    {
        var dialog = new Proto.InteractionInputsDialog();
        foreach (var input in inputs)
        {
            var item = DashboardInputMapper.Map(input);
            item.UpdateStateOnChange = inputs.Any(other =>
                other.DynamicLoading?.DependsOnInputs?.Contains(input.Name, StringComparer.OrdinalIgnoreCase) == true);
            dialog.InputItems.Add(item);
        }

        return dialog;
    }

    private static Proto.InteractionNotification MapNotification(NotificationInteractionOptions? options) => new()
    {
        Intent = Map(options?.Intent),
        LinkText = options?.LinkText ?? "",
        LinkUrl = options?.LinkUrl ?? "",
    };

    private static Proto.MessageIntent Map(MessageIntent? intent) => intent switch
    {
        MessageIntent.Success => Proto.MessageIntent.Success,
        MessageIntent.Warning => Proto.MessageIntent.Warning,
        MessageIntent.Error => Proto.MessageIntent.Error,
        MessageIntent.Information => Proto.MessageIntent.Information,
        MessageIntent.Confirmation => Proto.MessageIntent.Confirmation,
        _ => Proto.MessageIntent.None,
    };
}

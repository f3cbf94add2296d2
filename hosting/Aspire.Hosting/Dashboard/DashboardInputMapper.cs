namespace Aspire.Hosting.Dashboard;

/// <summary>A field of a dialog, or an argument of a command, in the dashboard's form.</summary>
internal static class DashboardInputMapper
{
    public static Proto.InteractionInput Map(InteractionInput input)
    {
        var message = new Proto.InteractionInput
        {
            Name = input.Name,
            Label = input.EffectiveLabel,
            Placeholder = input.Placeholder ?? "",
            InputType = Map(input.InputType),
            Required = input.Required,
            Value = input.Value ?? "",
            Description = input.Description ?? "",
            EnableDescriptionMarkdown = input.EnableDescriptionMarkdown,
            MaxLength = input.MaxLength ?? 0,
            AllowCustomChoice = input.AllowCustomChoice,
            Disabled = input.Disabled,
            Loading = input.IsLoading,
        };
        foreach (var (key, text) in input.Options ?? [])
        {
            message.Options[key] = text;
        }

        message.ValidationErrors.AddRange(input.ValidationErrors);
        return message;
    }

    private static Proto.InputType Map(InputType type) => type switch
    {
        InputType.SecretText => Proto.InputType.SecretText,
        InputType.Choice => Proto.InputType.Choice,
        InputType.Boolean => Proto.InputType.Boolean,
        InputType.Number => Proto.InputType.Number,
        InputType.Text => Proto.InputType.Text,
        _ => Proto.InputType.Unspecified,
    };
}

namespace Aspire.Hosting;

internal static class ParameterInputs
{
    public static InteractionInput For(ParameterResource parameter) => parameter.TryGetLastAnnotation<InputGeneratorAnnotation>(out var custom)
        ? custom.InputGenerator(parameter)
        : Create(parameter, parameter.Name);

    public static InteractionInput ForCommand(ParameterResource parameter) => Create(parameter, "Value");

    private static InteractionInput Create(ParameterResource parameter, string name) => new()
    {
        Name = name,
        Label = parameter.Name,
        Description = parameter.Description,
        EnableDescriptionMarkdown = parameter.EnableDescriptionMarkdown,
        InputType = parameter.Secret ? InputType.SecretText : InputType.Text,
        Placeholder = $"Enter value for {parameter.Name}",
        Required = true,
    };
}

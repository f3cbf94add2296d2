namespace Aspire.Hosting.Backchannel.Auxiliary;

/// <summary>A command of a resource and its arguments, as the CLI lists them.</summary>
internal static class ResourceCommandMapper
{
    public static ResourceSnapshotCommand Map(ResourceCommandSnapshot command) => new(
        command.Name,
        command.DisplayName,
        command.DisplayDescription,
        [.. command.Arguments.Select(Map)],
        command.Visibility.ToString(),
        command.State.ToString());

    public static ResourceSnapshotCommandArgument Map(InteractionInput input) => new()
    {
        Name = input.Name,
        Label = input.Label,
        Description = input.Description,
        EnableDescriptionMarkdown = input.EnableDescriptionMarkdown,
        InputType = input.InputType.ToString(),
        Required = input.Required,
        Placeholder = input.Placeholder,
        Value = input.InputType is InputType.SecretText ? null : input.Value,
        Options = input.Options?.ToDictionary(option => option.Key, option => (string?)option.Value),
        AllowCustomChoice = input.AllowCustomChoice,
        Disabled = input.Disabled,
        MaxLength = input.MaxLength,
        DynamicLoading = input.DynamicLoading is { } loading
            ? new ResourceSnapshotCommandArgumentDynamicLoading(loading.AlwaysLoadOnStart, loading.DependsOnInputs?.ToArray())
            : null,
    };
}

namespace Aspire.Hosting;

public sealed class InteractionInput
{
    public required string Name { get; init; }

    public string? Label { get; init; }

    public string? Description { get; init; }

    public bool EnableDescriptionMarkdown { get; init; }

    public required InputType InputType { get; init; }

    public bool Required { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>>? Options { get; set; }

    public InputLoadOptions? DynamicLoading { get; init; }

    public string? Value { get; set; }

    public string? Placeholder { get; init; }

    public bool AllowCustomChoice { get; init; }

    public bool Disabled { get; set; }

    public int? MaxLength { get; init; }

    internal string EffectiveLabel => string.IsNullOrEmpty(Label) ? Name : Label;

    internal List<string> ValidationErrors { get; } = [];

    /// <summary>Its choices are being loaded.</summary>
    internal bool IsLoading { get; set; }

    /// <summary>The same question with another answer, so that a declared input is not changed by being answered.</summary>
    internal InteractionInput WithValue(string? value) => new()
    {
        Name = Name,
        Label = Label,
        Description = Description,
        EnableDescriptionMarkdown = EnableDescriptionMarkdown,
        InputType = InputType,
        Required = Required,
        Options = Options,
        DynamicLoading = DynamicLoading,
        Value = value,
        Placeholder = Placeholder,
        AllowCustomChoice = AllowCustomChoice,
        Disabled = Disabled,
        MaxLength = MaxLength,
    };
}

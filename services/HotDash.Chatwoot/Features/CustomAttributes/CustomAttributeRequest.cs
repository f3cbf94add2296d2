using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.CustomAttributes;

internal sealed record CustomAttributeRequest(
    string DisplayName, string Key, AttributeDisplayType DisplayType, AttributeModel Model, string? Description, string Values, string? RegexPattern, string? RegexCue)
{
    /// <param name="given">The parameters.</param>
    /// <param name="former">Supplies what is not given.</param>
    public static CustomAttributeRequest From(RailsParameters given, CustomAttributeDefinition? former) => new(
        given.Has("attribute_display_name") || former is null
            ? given.Present("attribute_display_name") ?? throw Failure.Invalid("attribute_display_name", "can't be blank") : former.AttributeDisplayName ?? "",
        former?.AttributeKey ?? given.Present("attribute_key") ?? throw Failure.Invalid("attribute_key", "can't be blank"),
        (AttributeDisplayType)(Index<AttributeDisplayType>(given, "attribute_display_type") ?? (int)(former?.AttributeDisplayType ?? AttributeDisplayType.Text)),
        (AttributeModel)(Index<AttributeModel>(given, "attribute_model") ?? (int)(former?.AttributeModel ?? AttributeModel.ConversationAttribute)),
        given.Has("attribute_description") ? given.Text("attribute_description") : former?.AttributeDescription,
        given.Has("attribute_values") ? RailsJson.Text(given.Texts("attribute_values").ToJsonArray(value => value)) : former?.AttributeValues ?? "[]",
        given.Has("regex_pattern") ? given.Text("regex_pattern") : former?.RegexPattern,
        given.Has("regex_cue") ? given.Text("regex_cue") : former?.RegexCue);

    /// <summary>A Rails enum given by number or by name.</summary>
    public static int? Index<T>(RailsParameters given, string name)
        where T : struct, Enum
    {
        if (given.Present(name) is not { } text)
        {
            return null;
        }

        var value = RailsEnum.Parse<T>(text) ?? (int.TryParse(text, out var index) && Enum.IsDefined(typeof(T), index) ? (T)(object)index : null);

        return value is { } known ? (int)(object)known : throw Failure.Unprocessable($"'{text}' is not a valid {name}");
    }
}

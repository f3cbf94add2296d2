using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Json;

namespace HotDash.Chatwoot.Features.CustomAttributes;

internal sealed class CustomAttributeDefinition
{
    public long Id { get; init; }

    public string? AttributeDisplayName { get; init; }

    public string? AttributeKey { get; init; }

    public AttributeDisplayType AttributeDisplayType { get; init; }

    public AttributeModel AttributeModel { get; init; }

    public string? AttributeDescription { get; init; }

    public string? AttributeValues { get; init; }

    public string? RegexPattern { get; init; }

    public string? RegexCue { get; init; }

    public int? DefaultValue { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime UpdatedAt { get; init; }

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["attribute_display_name"] = AttributeDisplayName,
        ["attribute_display_type"] = RailsEnum.Name(AttributeDisplayType),
        ["attribute_description"] = AttributeDescription,
        ["attribute_key"] = AttributeKey,
        ["regex_pattern"] = RegexPattern,
        ["regex_cue"] = RegexCue,
        ["attribute_values"] = RailsJson.Parse(AttributeValues),
        ["attribute_model"] = RailsEnum.Name(AttributeModel),
        ["default_value"] = DefaultValue,
        ["created_at"] = RailsTime.Iso(CreatedAt),
        ["updated_at"] = RailsTime.Iso(UpdatedAt),
    };
}

using System.Text.Json.Nodes;

namespace HotDash.Chatwoot.Features.HelpCenter;

internal sealed class Category
{
    public long Id { get; init; }

    public long AccountId { get; init; }

    public long PortalId { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public int? Position { get; init; }

    public string? Locale { get; init; }

    public string Slug { get; init; } = "";

    public string? Icon { get; init; }

    public long? ParentCategoryId { get; init; }

    public long? AssociatedCategoryId { get; init; }

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["slug"] = Slug,
        ["locale"] = Locale,
        ["description"] = Description,
        ["position"] = Position,
        ["account_id"] = AccountId,
        ["portal_id"] = PortalId,
        ["icon"] = Icon,
        ["parent_category_id"] = ParentCategoryId,
        ["associated_category_id"] = AssociatedCategoryId,
    };
}

using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.HelpCenter;

internal sealed class Article
{
    private static readonly string[] s_statuses = ["draft", "published", "archived"];

    public long Id { get; init; }

    public long AccountId { get; init; }

    public long PortalId { get; init; }

    public long? CategoryId { get; init; }

    public long? FolderId { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? Content { get; init; }

    public int? Status { get; init; }

    public int? Views { get; init; }

    public long? AuthorId { get; init; }

    public long? AssociatedArticleId { get; init; }

    public string? Meta { get; init; }

    public string Slug { get; init; } = "";

    public int? Position { get; init; }

    public string? Locale { get; init; }

    public DateTime UpdatedAt { get; init; }

    public string? CategoryName { get; init; }

    public string? CategorySlug { get; init; }

    public string? CategoryLocale { get; init; }

    /// <summary>By number or by name; absent is a draft.</summary>
    public static int StatusOf(RailsParameters given)
    {
        if (given.Present("status") is not { } text)
        {
            return 0;
        }

        var index = Array.IndexOf(s_statuses, text) is >= 0 and var named ? named : int.TryParse(text, out var number) ? number : -1;

        return index is >= 0 and <= 2 ? index : throw Failure.Unprocessable($"'{text}' is not a valid status");
    }

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["slug"] = Slug,
        ["title"] = Title,
        ["content"] = Content,
        ["description"] = Description,
        ["status"] = s_statuses[Status ?? 0],
        ["position"] = Position,
        ["account_id"] = AccountId,
        ["portal_id"] = PortalId,
        ["category_id"] = CategoryId,
        ["category"] = new JsonObject { ["id"] = CategoryId, ["name"] = CategoryName, ["slug"] = CategorySlug, ["locale"] = CategoryLocale },
        ["folder_id"] = FolderId,
        ["author_id"] = AuthorId,
        ["associated_article_id"] = AssociatedArticleId,
        ["views"] = Views,
        ["locale"] = Locale,
        ["meta"] = RailsJson.Parse(Meta),
        ["updated_at"] = RailsTime.Seconds(UpdatedAt),
    };
}

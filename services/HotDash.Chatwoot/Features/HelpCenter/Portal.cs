using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.HelpCenter;

internal sealed class Portal
{
    public long Id { get; init; }

    public long AccountId { get; init; }

    public string Name { get; init; } = "";

    public string Slug { get; init; } = "";

    public string? CustomDomain { get; init; }

    public string? Color { get; init; }

    public string? HomepageLink { get; init; }

    public string? PageTitle { get; init; }

    public string? HeaderText { get; init; }

    public string? Config { get; init; }

    public bool Archived { get; init; }

    public static Portal From(RailsParameters given, Portal? former)
    {
        var name = given.Present("name") ?? former?.Name ?? throw Failure.Invalid("name", "can't be blank");

        return new Portal
        {
            Id = former?.Id ?? 0,
            Name = name,
            Slug = given.Present("slug") ?? former?.Slug ?? Slugify(name),
            CustomDomain = given.Has("custom_domain") ? given.Present("custom_domain") : former?.CustomDomain,
            Color = given.Has("color") ? given.Text("color") : former?.Color,
            HomepageLink = given.Has("homepage_link") ? given.Text("homepage_link") : former?.HomepageLink,
            PageTitle = given.Has("page_title") ? given.Text("page_title") : former?.PageTitle,
            HeaderText = given.Has("header_text") ? given.Text("header_text") : former?.HeaderText,
            Config = given.Object("config") is { } config ? RailsJson.Text(config) : former?.Config ?? """{"allowed_locales": ["en"], "default_locale": "en"}""",
            Archived = given.Flag("archived") ?? former?.Archived ?? false,
        };
    }

    /// <summary><c>My Shop!</c> is <c>my-shop</c>, with something unique when nothing is left.</summary>
    public static string Slugify(string? name)
    {
        var letters = (name ?? "").ToLowerInvariant().Select(character => char.IsAsciiLetterOrDigit(character) ? character : '-').ToArray();
        var slug = string.Join('-', new string(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));

        return slug.Length > 0 ? slug : Guid.NewGuid().ToString("n")[..12];
    }
}

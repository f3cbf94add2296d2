using System.Globalization;
using HotDash.Dashboard.Features.Accounts;
using HotDash.Dashboard.Features.Tiles;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HotDash.Dashboard.Features.Preferences;

/// <summary>The settings page posts here: <c>theme</c>, <c>visible</c> per shown tile, <c>position:{tile}</c>.</summary>
internal static class PreferencesApi
{
    public const string Path = "/preferences";

    private const string PositionPrefix = "position:";
    private static readonly string[] s_themes = ["auto", "light", "dark"];

    public static void MapPreferences(this IEndpointRouteBuilder routes) => routes.MapPost(Path, SaveAsync);

    private static async Task<Results<RedirectHttpResult, ProblemHttpResult>> SaveAsync(
        HttpContext context, IAntiforgery antiforgery, PreferenceStore store, CancellationToken cancellationToken)
    {
        if (!await antiforgery.IsRequestValidAsync(context) || Actor.From(context.User) is not { } actor)
        {
            return TypedResults.Problem("The form is out of date. Load the page again.", statusCode: StatusCodes.Status400BadRequest);
        }

        var form = await context.Request.ReadFormAsync(cancellationToken);
        var visible = form["visible"].ToHashSet(StringComparer.Ordinal);
        var hidden = TileCatalog.All.Select(tile => tile.Id).Where(id => !visible.Contains(id)).ToList();

        if (TileCatalog.All.Count - hidden.Count < TileCatalog.FewestVisible)
        {
            return TypedResults.LocalRedirect("/settings?problem=tiles");
        }

        var theme = s_themes.FirstOrDefault(known => known == form["theme"]) ?? OperatorPreferences.Default.Theme;
        await store.SaveAsync(actor.Id, new OperatorPreferences(theme, Order(form), hidden), cancellationToken);

        return TypedResults.LocalRedirect("/settings?saved=1");
    }

    /// <summary>Equal positions keep the catalogue's order.</summary>
    private static List<string> Order(IFormCollection form) =>
        [.. TileCatalog.All
            .OrderBy(tile => int.TryParse(form[PositionPrefix + tile.Id], CultureInfo.InvariantCulture, out var position) ? position : int.MaxValue)
            .Select(tile => tile.Id)];
}

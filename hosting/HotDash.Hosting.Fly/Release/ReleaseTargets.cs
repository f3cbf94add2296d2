using HotDash.Hosting.Fly.Model;
using HotDash.Hosting.Fly.Publishing;

namespace HotDash.Hosting.Fly.Release;

/// <summary>The apps of a model as targets of a release, in the order in which they wait for each other.</summary>
internal static class ReleaseTargets
{
    public static ReleaseTarget Create(FlyAppModel app, string image, string root, ReleaseSettings settings)
    {
        var document = FlyTomlMapper.Map(app);

        return new ReleaseTarget
        {
            App = app.Name,
            Image = image,
            Commit = settings.Commit,
            Schema = settings.Schemas.GetValueOrDefault(app.Name),
            SchemaFloor = settings.SchemaFloors.GetValueOrDefault(app.Name),
            ConfigPath = Path.Combine(root, FlyPublication.TomlPath(app)),
            Groups = [.. app.Groups.Select(group => new ReleaseGroup(
                group.Settings.Name,
                NeedsCheck: FlyServiceMapper.HttpEndpoint(app, group) is not null || FlyServiceMapper.TopLevelChecks(app, group).Any(),
                MayStop: app.Settings.AutoStop is not FlyAutoStop.Off && group.Endpoints.Count > 0))],
            BaseUrl = document.HttpService is null ? null : AddressOf(app.Name, settings),
            Others = app.Settings.Routes.Select(route => route.AskedOf).OfType<string>().Distinct().ToDictionary(other => other, other => AddressOf(other, settings)),
            Routes = app.Settings.Routes.Count > 0
                ? [.. app.Settings.Routes]
                : [.. (document.HttpService?.Checks ?? []).Select(check => new FlyRoute(check.Path ?? "/"))],
        };
    }

    private static Uri AddressOf(string app, ReleaseSettings settings) => settings.BaseUrls.GetValueOrDefault(app) ?? new Uri($"https://{app}.fly.dev");

    /// <summary>Those that were asked for and for which an image is given: of an external one the digest is, of our own the configuration names it.</summary>
    public static async Task<IReadOnlyList<ReleaseTarget>> ForDeployAsync(IReadOnlyList<FlyAppModel> apps, string root, ReleaseSettings settings, CancellationToken cancellationToken)
    {
        var targets = new List<ReleaseTarget>();

        foreach (var app in Ordered(apps).Where(app => settings.App is null || app.Name == settings.App))
        {
            if (settings.Images.TryGetValue(app.Name, out var image))
            {
                targets.Add(Create(app, image, root, settings));
            }
            else if (app.ExternalImage is not null && (await FlyImageDigests.CheckAsync([app], cancellationToken)).Count == 0)
            {
                targets.Add(Create(app, await FlyImageDigests.ReferenceAsync(app, cancellationToken), root, settings));
            }
        }

        return targets;
    }

    public static IEnumerable<FlyAppModel> Ordered(IReadOnlyList<FlyAppModel> apps)
    {
        var placed = new List<FlyAppModel>();

        foreach (var app in apps)
        {
            Place(app);
        }

        return placed;

        void Place(FlyAppModel app, params IEnumerable<string> waiting)
        {
            if (placed.Contains(app) || waiting.Contains(app.Name))
            {
                return;
            }

            foreach (var before in apps.Where(other => app.WaitsFor.Contains(other.Name)))
            {
                Place(before, [.. waiting, app.Name]);
            }

            placed.Add(app);
        }
    }
}

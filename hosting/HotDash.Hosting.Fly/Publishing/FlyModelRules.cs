using HotDash.Hosting.Fly.Model;
using HotDash.Hosting.Fly.Validation;

namespace HotDash.Hosting.Fly.Publishing;

/// <summary>Refusals that need the model, beyond what a single document shows.</summary>
internal static class FlyModelRules
{
    public static IEnumerable<FlyRefusal> Check(IReadOnlyList<FlyAppModel> apps) => Names(apps).Concat(Routes(apps)).Concat(apps.SelectMany(Check));

    private static IEnumerable<FlyRefusal> Routes(IReadOnlyList<FlyAppModel> apps) =>
        from app in apps
        from other in app.Settings.Routes.Select(route => route.AskedOf).OfType<string>().Distinct()
        where !apps.Any(asked => asked.Name == other && asked.Groups.Any(part => FlyServiceMapper.HttpEndpoint(asked, part) is not null))
        select new FlyRefusal(app.Groups[0].Resource, $"is released by what app '{other}' answers, and there is none with an http endpoint.", $"Name one of: {string.Join(", ", apps.Select(one => one.Name))}.");

    private static IEnumerable<FlyRefusal> Names(IReadOnlyList<FlyAppModel> apps) =>
        apps.GroupBy(app => app.Name, StringComparer.Ordinal).Where(group => group.Count() > 1)
            .Select(group => new FlyRefusal(
                string.Join(", ", group.Select(app => app.Groups[0].Resource).Order(StringComparer.Ordinal)), $"share the app name '{group.Key}'.", "Give each its own AppName."));

    private static IEnumerable<FlyRefusal> Check(FlyAppModel app) => [.. Images(app), .. Groups(app), .. Variables(app), .. Scaling(app), .. Unused(app), .. Regions(app), .. Addresses(app)];

    private static IEnumerable<FlyRefusal> Images(FlyAppModel app)
    {
        if (app.ExternalImage is { } image && app.Settings.ImageDigest is null && !image.Contains("@sha256:", StringComparison.Ordinal))
        {
            yield return new FlyRefusal(app.Groups[0].Resource, $"its image '{image}' can be another image tomorrow.", "Name it by digest with WithImageSHA256, or set ImageDigest to a parameter in PublishAsFlyApp.");
        }
    }

    private static IEnumerable<FlyRefusal> Groups(FlyAppModel app)
    {
        foreach (var group in app.Groups.GroupBy(group => group.Settings.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            yield return new FlyRefusal(app.Name, $"has two process groups '{group.Key}'.", "Give each its own name.");
        }

        if (app.Groups.Count(group => FlyServiceMapper.HttpEndpoint(app, group) is not null) > 1)
        {
            yield return new FlyRefusal(app.Name, "has http endpoints in several process groups; Fly serves ports 80 and 443 from one.", "Publish one of them as an app of its own.");
        }

        foreach (var group in app.Groups.Where(group => group.Endpoints.Count(endpoint => endpoint.IsExternal && endpoint.Scheme is "http") > 1))
        {
            yield return new FlyRefusal(group.Resource, "has several external http endpoints; Fly serves ports 80 and 443 from one.", "Make all but one internal.");
        }

        foreach (var group in app.Groups.Where(group => group.Endpoints.Any(endpoint => endpoint.Scheme is "https") && group.Endpoints.All(endpoint => endpoint.Scheme is not "http")))
        {
            yield return new FlyRefusal(group.Resource, "has an https endpoint and no http endpoint; Fly ends TLS itself and speaks http to the machine.", "Give it an http endpoint.");
        }

        if (app.Groups.Select(group => group.Entrypoint).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            yield return new FlyRefusal(app.Name, "has groups with different entrypoints; on Fly an entrypoint counts for the whole app.", "Use commands instead, or publish an app each.");
        }

        foreach (var group in app.Groups.Where(group => group.Endpoints.Any(endpoint => endpoint.Scheme is "http") && group.HealthChecks.Count == 0))
        {
            yield return new FlyRefusal(group.Resource, "serves http and has no HTTP health check: a deploy would call a crashing server a success.", "Add WithHttpHealthCheck(path) or WithHttpProbe(ProbeType.Readiness, path).");
        }
    }

    /// <summary>All groups of an app share its variables.</summary>
    private static IEnumerable<FlyRefusal> Variables(FlyAppModel app) => app.Groups
        .SelectMany(group => group.Variables.Select(variable => (variable.Key, Text: Describe(variable.Value), group.Resource)))
        .Where(variable => !app.Settings.Variables.ContainsKey(variable.Key))
        .GroupBy(variable => variable.Key, StringComparer.Ordinal)
        .Where(values => values.Select(value => value.Text).Distinct(StringComparer.Ordinal).Count() > 1)
        .OrderBy(values => values.Key, StringComparer.Ordinal)
        .Select(values => new FlyRefusal(
            app.Name, $"variable {values.Key} differs between {string.Join(" and ", values.Select(value => value.Resource))}, but process groups share all variables.", "Use one value, or publish an app each."));

    private static IEnumerable<FlyRefusal> Scaling(FlyAppModel app)
    {
        if (app.Settings.AutoStop is not FlyAutoStop.Off && app.Groups.All(group => group.Endpoints.Count == 0))
        {
            yield return new FlyRefusal(app.Groups[0].Resource, $"AutoStop is {app.Settings.AutoStop} on a worker: without requests nothing would start it again.", "Leave AutoStop off.");
        }

        if (app.Settings.AutoStop is not FlyAutoStop.Off && app.Settings.PrivateAddress is FlyPrivateAddress.Internal && app.Groups.Any(group => group.Endpoints.Any(endpoint => !endpoint.IsExternal)))
        {
            yield return new FlyRefusal(app.Groups[0].Resource, "AutoStop stops machines that other apps reach directly; no request through Fly's proxy would start them again.", "Set PrivateAddress to Flycast, or leave AutoStop off.");
        }
    }

    /// <summary>Settings that would be dropped because there is no service that they could mean.</summary>
    private static IEnumerable<FlyRefusal> Unused(FlyAppModel app)
    {
        var hasHttp = app.Groups.Any(group => FlyServiceMapper.HttpEndpoint(app, group) is not null);
        var hasService = hasHttp || app.Groups.Any(group => FlyServiceMapper.TcpServices(app, group).Any());
        (string Setting, bool IsSet, bool IsUsed, string Needed)[] settings =
        [
            (nameof(FlyApp.ForceHttps), app.Settings.ForceHttps is not null, hasHttp, "external http endpoint"),
            (nameof(FlyApp.Concurrency), app.Settings.Concurrency is not null, hasService, "external endpoint"),
            (nameof(FlyApp.MinMachinesRunning), app.Settings.MinMachinesRunning is not null, hasService, "external endpoint"),
            (nameof(FlyApp.PrivateAddress), app.Settings.PrivateAddress is FlyPrivateAddress.Flycast, hasHttp, "http endpoint"),
        ];

        return settings.Where(setting => setting is { IsSet: true, IsUsed: false })
            .Select(setting => new FlyRefusal(app.Groups[0].Resource, $"sets {setting.Setting} and has no {setting.Needed} for which it would count.", $"Give it an {setting.Needed}, or leave {setting.Setting} out."));
    }

    private static IEnumerable<FlyRefusal> Regions(FlyAppModel app)
    {
        foreach (var group in app.Groups)
        {
            foreach (var finding in group.Settings.Regions.SelectMany(region => AppRules.Region("Regions", region)))
            {
                yield return new FlyRefusal(group.Resource, $"runs in region '{finding.Value}', which {finding.Problem}", finding.Remedy);
            }

            if (group.Settings.Regions.Append(app.Region).GroupBy(region => region, StringComparer.Ordinal).FirstOrDefault(regions => regions.Count() > 1) is { } twice)
            {
                yield return new FlyRefusal(group.Resource, $"names region '{twice.Key}' twice.", "Regions are those besides the app's own; use replicas for more machines in one.");
            }
        }
    }

    private static IEnumerable<FlyRefusal> Addresses(FlyAppModel app)
    {
        if (app.Settings.PrivateAddress is FlyPrivateAddress.Flycast && app.Settings.ForceHttps is not false && app.Groups.Any(group => group.Endpoints.Any(endpoint => endpoint.IsExternal)))
        {
            yield return new FlyRefusal(app.Groups[0].Resource, "ForceHttps would redirect what other apps send to its flycast address, which has no certificate.", "Set ForceHttps to false, or PrivateAddress to Internal.");
        }
    }

    private static string Describe(FlyValue value) => value switch
    {
        FlyValue.Literal literal => $"={literal.Text}",
        FlyValue.Secret secret => $"secret {string.Join(", ", secret.Sources)}",
        _ => "",
    };
}

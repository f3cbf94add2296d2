using HotDash.Hosting.Fly.Model;

namespace HotDash.Hosting.Fly.Publishing;

/// <summary>An app of the model as a document. Pure: the same model gives the same document.</summary>
internal static class FlyTomlMapper
{
    public static FlyToml Map(FlyAppModel app)
    {
        var document = new FlyToml
        {
            App = app.Name,
            PrimaryRegion = app.Region,
            // Fly sends SIGINT; everything else that runs containers sends SIGTERM, and Sidekiq waits for its jobs only then.
            KillSignal = "SIGTERM",
            KillTimeout = app.Settings.KillTimeout,
            Deploy = new FlyDeploy { Strategy = app.Settings.Strategy },
            Experimental = app.Groups[0].Entrypoint is { } entrypoint ? new FlyExperimental { Entrypoint = [entrypoint] } : null,
            Env = Variables(app),
            Processes = app.HasNamedGroups ? app.Groups.ToDictionary(group => group.Settings.Name, group => group.Command ?? "", StringComparer.Ordinal) : new Dictionary<string, string>(),
            HttpService = app.Groups.Select(group => FlyServiceMapper.HttpService(app, group)).FirstOrDefault(service => service is not null),
            Services = [.. app.Groups.SelectMany(group => FlyServiceMapper.TcpServices(app, group))],
            Checks = app.Groups.SelectMany(group => FlyServiceMapper.TopLevelChecks(app, group)).ToDictionary(check => check.Key, check => check.Value, StringComparer.Ordinal),
            Vm = [.. app.Groups.Select(group => group.Settings.Machine with { Processes = Processes(app, group) })],
            Mounts = [.. app.Groups.SelectMany(group => group.Settings.Mounts.Select(mount => mount with { Processes = Processes(app, group) }))],
            Statics = [.. app.Settings.Statics],
            Metrics = [.. app.Groups.Where(group => group.Settings.Metrics is not null).Select(group => group.Settings.Metrics! with { Processes = Processes(app, group) })],
            Restart = [.. app.Groups.Select(group => Restart(app, group)).OfType<FlyRestart>()],
        };

        return app.Settings.Changes.Aggregate(document, (current, change) => change(current));
    }

    /// <summary>In an app with named groups every section says which one it is for: one without would mean the first alone.</summary>
    public static IReadOnlyList<string> Processes(FlyAppModel app, FlyGroupModel group) => app.HasNamedGroups ? [group.Settings.Name] : [];

    private static Dictionary<string, string> Variables(FlyAppModel app)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);

        foreach (var (name, value) in app.Groups.SelectMany(group => group.Variables))
        {
            if (value is FlyValue.Literal literal && !app.Settings.Secrets.ContainsKey(name))
            {
                variables[name] = literal.Text;
            }
        }

        foreach (var (name, value) in app.Settings.Variables)
        {
            variables[name] = value;
        }

        return variables;
    }

    private static FlyRestart? Restart(FlyAppModel app, FlyGroupModel group)
    {
        // Nothing on Fly notices a worker that gave up, and no request starts it again.
        var isWorker = group.Endpoints.Count == 0;
        var policy = group.Settings.Restart ?? (isWorker ? FlyRestartPolicy.Always : null);

        return policy is { } known ? new FlyRestart { Policy = known, Processes = Processes(app, group) } : null;
    }
}

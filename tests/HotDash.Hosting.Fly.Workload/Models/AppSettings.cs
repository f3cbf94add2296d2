using Aspire.Hosting;
using HotDash.Hosting.Fly.Model;

namespace HotDash.Hosting.Fly.Workload.Models;

/// <summary>The part of a spec that <c>PublishAsFlyApp</c> says.</summary>
internal static class AppSettings
{
    public static void Apply(AppSpec spec, FlyApp app, IDistributedApplicationBuilder builder, Func<IEnumerable<KeyValuePair<string, string>>, List<KeyValuePair<string, string>>> shuffle)
    {
        app.AppName = spec.AppName ?? spec.Name;
        app.Name = spec.Workers.Count > 0 ? "web" : app.Name;
        app.Region = spec.Region;
        app.Machine = spec.Machine;
        app.ForceHttps = spec.ForceHttps;
        app.AutoStop = spec.AutoStop;
        app.MinMachinesRunning = spec.MinMachines;
        app.Concurrency = spec.Concurrency;
        app.Strategy = spec.Strategy;
        app.PrivateAddress = spec.PrivateAddress;
        app.KillTimeout = spec.KillTimeout;
        app.CheckInterval = spec.CheckInterval;
        app.CheckTimeout = spec.CheckTimeout;
        app.CheckGracePeriod = spec.CheckGrace;
        app.Restart = spec.Restart;
        app.Metrics = spec.Metrics;
        app.ImageDigest = spec.DigestParameter is { } parameter ? builder.AddParameter(parameter) : null;

        Add(app.Regions, spec.Regions);
        Add(app.Statics, spec.Statics);
        Add(app.Routes, spec.Routes);
        Add(app.Mounts, spec.Mount is null ? [] : [spec.Mount]);

        foreach (var (name, value) in shuffle(spec.FlyVariables))
        {
            app.WithVariable(name, value);
        }

        foreach (var (name, source) in shuffle(spec.FlySecrets))
        {
            app.WithSecret(name, source);
        }

        if (spec.SwapMb is not null || spec.ReleaseCommand is not null)
        {
            app.ConfigureToml(toml => toml with { SwapSizeMb = spec.SwapMb, Deploy = (toml.Deploy ?? new FlyDeploy()) with { ReleaseCommand = spec.ReleaseCommand } });
        }
    }

    private static void Add<T>(ICollection<T> list, IEnumerable<T> items)
    {
        foreach (var item in items)
        {
            list.Add(item);
        }
    }
}

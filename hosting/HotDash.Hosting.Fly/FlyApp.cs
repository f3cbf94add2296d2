using System.Diagnostics.CodeAnalysis;
using Aspire.Hosting.ApplicationModel;
using HotDash.Hosting.Fly.Model;

namespace HotDash.Hosting.Fly;

/// <summary>What cannot be derived from a resource: the intent of whoever publishes it as a Fly app.</summary>
public sealed class FlyApp : FlyGroup
{
    [SetsRequiredMembers]
    internal FlyApp(string appName)
    {
        AppName = appName;
        Name = "app";
    }

    /// <summary>The app's name, unique on all of Fly. Default: the resource's name.</summary>
    public string AppName { get; set; }

    /// <summary>Default: the environment's region.</summary>
    public string? Region { get; set; }

    /// <summary>Default: every external http endpoint is forced to https.</summary>
    public bool? ForceHttps { get; set; }

    /// <summary>What happens to machines without traffic. Default: nothing.</summary>
    public FlyAutoStop AutoStop { get; set; } = FlyAutoStop.Off;

    /// <summary>How many machines stay although there is no traffic. Only with <see cref="AutoStop"/>.</summary>
    public int? MinMachinesRunning { get; set; }

    public FlyConcurrency? Concurrency { get; set; }

    /// <summary>Default: rolling.</summary>
    public FlyDeployStrategy Strategy { get; set; } = FlyDeployStrategy.Rolling;

    /// <summary>How other apps reach this one. Default: directly, by <c>{app}.internal</c>.</summary>
    public FlyPrivateAddress PrivateAddress { get; set; } = FlyPrivateAddress.Internal;

    /// <summary>How long a machine may take to end. Default 30 seconds: Sidekiq hands its jobs back after 25.</summary>
    public TimeSpan KillTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Default 15 seconds.</summary>
    public TimeSpan CheckInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Default 5 seconds.</summary>
    public TimeSpan CheckTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a machine may fail its checks after its start. Default 30 seconds.</summary>
    public TimeSpan CheckGracePeriod { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The digest of an image that others build: a required parameter, because a tag can be another image tomorrow.</summary>
    public IResourceBuilder<ParameterResource>? ImageDigest { get; set; }

    /// <summary>Folders of the image that Fly's proxy serves itself.</summary>
    public IList<FlyStatic> Statics { get; } = [];

    /// <summary>What a release has to answer from outside. Default: the paths of the health checks, with 200.</summary>
    public IList<FlyRoute> Routes { get; } = [];

    internal Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, string> Secrets { get; } = new(StringComparer.Ordinal);

    internal List<Func<FlyToml, FlyToml>> Changes { get; } = [];

    /// <summary>Sets a variable on Fly alone, over what the resource says. The last call wins.</summary>
    public FlyApp WithVariable(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);

        Variables[name] = value;

        return this;
    }

    /// <summary>Declares a secret that the resource does not have, or has as a plain value. It is set on Fly by name. The last call wins.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="source">Where its value comes from, in words.</param>
    public FlyApp WithSecret(string name, string source)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(source);

        Secrets[name] = source;

        return this;
    }

    /// <summary>Changes the finished document, for what has no setting of its own. Calls add up.</summary>
    public FlyApp ConfigureToml(Func<FlyToml, FlyToml> change)
    {
        ArgumentNullException.ThrowIfNull(change);

        Changes.Add(change);

        return this;
    }
}

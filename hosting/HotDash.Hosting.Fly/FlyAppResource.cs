using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Fly;

/// <summary>A resource as a deployment target: the Fly app that it becomes.</summary>
public sealed class FlyAppResource(string name, string appName, FlyEnvironmentResource environment) : Resource(name), IResourceWithParent<FlyEnvironmentResource>
{
    /// <summary>The app's name on Fly.</summary>
    public string AppName { get; } = appName;

    public FlyEnvironmentResource Parent { get; } = environment;
}

using Aspire.Hosting.ApplicationModel;
using HotDash.Hosting.Fly.Migrations;
using HotDash.Hosting.Fly.Publishing;

namespace HotDash.Hosting.Fly;

/// <summary>Fly.io as a place to which resources are published: one Fly app per resource or group of resources.</summary>
/// <param name="name">The name of the environment.</param>
/// <param name="publishRoot">Files are written below this folder when no output path is given: the root of the repository.</param>
public sealed class FlyEnvironmentResource(string name, string publishRoot) : Resource(name), IComputeEnvironmentResource
{
    /// <summary>Where machines run unless an app says otherwise.</summary>
    public string? Region { get; internal set; }

    /// <summary>The Fly organization that owns the apps. Only provisioning uses it; without one the script asks for it.</summary>
    public string? Organization { get; internal set; }

    internal string PublishRoot { get; set; } = publishRoot;

    internal string? Manifest { get; set; }

    internal FlyWorkflowOptions? Workflows { get; set; }

    internal FlyMigrationOptions? Migrations { get; set; }

    ReferenceExpression IComputeEnvironmentResource.GetHostAddressExpression(EndpointReference endpointReference)
    {
        ArgumentNullException.ThrowIfNull(endpointReference);

        var host = FlyAddresses.Host(endpointReference)
            ?? throw new NotSupportedException($"Resource '{endpointReference.Resource.Name}' is not published to Fly environment '{Name}', so it has no address there.");

        return ReferenceExpression.Create($"{host}");
    }
}

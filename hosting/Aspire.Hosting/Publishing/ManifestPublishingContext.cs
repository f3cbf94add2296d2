using System.Text.Json;

namespace Aspire.Hosting.Publishing;

/// <summary>Writes one resource into a manifest.</summary>
public sealed partial class ManifestPublishingContext(
    DistributedApplicationExecutionContext executionContext,
    string manifestPath,
    Utf8JsonWriter writer,
    CancellationToken cancellationToken = default)
{
    private readonly ManifestValues _values = new();

    public DistributedApplicationExecutionContext ExecutionContext { get; } = executionContext;

    public string ManifestPath { get; } = manifestPath;

    public Utf8JsonWriter Writer { get; } = writer;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>What the values written so far refer to, for entries that must follow.</summary>
    internal ManifestValues Values => _values;

    /// <summary>A path as manifests hold it: relative to the manifest, with slashes.</summary>
    public string? GetManifestRelativePath(string? path)
    {
        if (path is null)
        {
            return null;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(ManifestPath))!;

        return Path.GetRelativePath(folder, Path.GetFullPath(path, folder)).Replace('\\', '/');
    }

    /// <summary>Notes the resources a value is made of: those that are not part of the model are written after it.</summary>
    public void TryAddDependentResources(object? value) => _values.Note(value);

    public void WriteConnectionString(IResource resource)
    {
        if (resource is IResourceWithConnectionString withConnectionString)
        {
            Writer.WriteString("connectionString", _values.Text(withConnectionString.ConnectionStringExpression));
        }
    }

    public void WriteBindings(IResource resource)
    {
        if (!resource.TryGetEndpoints(out var endpoints))
        {
            return;
        }

        Writer.WriteStartObject("bindings");

        foreach (var endpoint in endpoints)
        {
            WriteBinding(endpoint);
        }

        Writer.WriteEndObject();
    }

    public async Task WriteEnvironmentVariablesAsync(IResource resource)
    {
        var configuration = await GatherAsync(resource, builder => builder.WithEnvironmentVariablesConfig());
        var variables = configuration.EnvironmentVariablesWithUnprocessed.ToList();

        if (variables.Count == 0)
        {
            return;
        }

        Writer.WriteStartObject("env");

        foreach (var (name, (unprocessed, _)) in variables)
        {
            Writer.WriteString(name, _values.Text(unprocessed));
        }

        Writer.WriteEndObject();
    }

    public async Task WriteCommandLineArgumentsAsync(IResource resource)
    {
        var configuration = await GatherAsync(resource, builder => builder.WithArgumentsConfig());
        var arguments = configuration.ArgumentsWithUnprocessed.ToList();

        if (arguments.Count == 0)
        {
            return;
        }

        Writer.WriteStartArray("args");

        foreach (var (unprocessed, _, _) in arguments)
        {
            Writer.WriteStringValue(_values.Text(unprocessed));
        }

        Writer.WriteEndArray();
    }

    private void WriteBinding(EndpointAnnotation endpoint)
    {
        Writer.WriteStartObject(endpoint.Name);
        Writer.WriteString("scheme", endpoint.UriScheme);
        Writer.WriteString("protocol", endpoint.Protocol.ToString().ToLowerInvariant());
        Writer.WriteString("transport", endpoint.Transport);

        if (endpoint.RequestedPort is { } port && port != endpoint.RequestedTargetPort && !endpoint.FromLaunchProfile)
        {
            Writer.WriteNumber("port", port);
        }

        if (endpoint.TargetPort is { } targetPort)
        {
            Writer.WriteNumber("targetPort", targetPort);
        }

        if (endpoint.IsExternal)
        {
            Writer.WriteBoolean("external", true);
        }

        Writer.WriteEndObject();
    }

    private async Task<IExecutionConfigurationResult> GatherAsync(IResource resource, Action<IExecutionConfigurationBuilder> select)
    {
        var builder = ExecutionConfigurationBuilder.Create(resource);
        select(builder);
        var configuration = await builder.BuildAsync(ExecutionContext, cancellationToken: CancellationToken);

        return configuration.Exception is null ? configuration : throw configuration.Exception;
    }
}

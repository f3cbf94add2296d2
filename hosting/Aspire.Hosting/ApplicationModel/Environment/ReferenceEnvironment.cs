using System.Globalization;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The variables by which a resource learns of another.</summary>
internal static class ReferenceEnvironment
{
    public static void AddConnection(EnvironmentCallbackContext context, IResourceWithConnectionString source, string connectionName, bool optional)
    {
        var flags = FlagsOf(context.Resource);
        var target = source.Annotations.OfType<ConnectionStringRedirectAnnotation>().LastOrDefault()?.Resource ?? source;

        if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.ConnectionString))
        {
            var variable = source.ConnectionStringEnvironmentVariable ?? $"ConnectionStrings__{connectionName}";
            context.EnvironmentVariables[variable] = new ConnectionStringReference(target, optional);
        }

        if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.ConnectionProperties))
        {
            var prefix = connectionName.Length == 0 ? "" : $"{EnvironmentVariableName.Encode(connectionName)}_";

            foreach (var (name, value) in ConnectionProperties.Of(target))
            {
                context.EnvironmentVariables[$"{prefix}{EnvironmentVariableName.Encode(name)}"] = value;
            }
        }
    }

    public static void AddEndpoints(EnvironmentCallbackContext context, EndpointReferenceAnnotation annotation)
    {
        var flags = FlagsOf(context.Resource);
        var serviceName = annotation.ServiceName ?? annotation.Resource.Name;

        foreach (var endpoint in annotation.Resource.GetEndpoints())
        {
            var isNamed = annotation.EndpointNames.Contains(endpoint.EndpointName);

            if (!isNamed && (!annotation.UseAllEndpoints || endpoint.ExcludeReferenceEndpoint))
            {
                continue;
            }

            if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.ServiceDiscovery))
            {
                var key = endpoint.IsHttpSchemeNamedEndpoint ? endpoint.Scheme : endpoint.EndpointName;
                context.EnvironmentVariables[NextServiceKey(context, serviceName, key)] = endpoint;
            }

            if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.Endpoints))
            {
                context.EnvironmentVariables[$"{EnvironmentVariableName.Encode(serviceName)}_{EnvironmentVariableName.Encode(endpoint.EndpointName)}"] = endpoint;
            }
        }
    }

    public static void AddUri(EnvironmentCallbackContext context, string name, Uri uri)
    {
        var flags = FlagsOf(context.Resource);

        if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.ServiceDiscovery))
        {
            context.EnvironmentVariables[$"services__{name}__default__0"] = uri.ToString();
        }

        if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.Endpoints))
        {
            context.EnvironmentVariables[name] = uri.ToString();
        }
    }

    public static void AddExternalService(EnvironmentCallbackContext context, ExternalServiceResource service)
    {
        var flags = FlagsOf(context.Resource);
        var scheme = service.Uri?.Scheme ?? "default";
        var variable = EnvironmentVariableName.Encode(service.Name);

        if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.ServiceDiscovery))
        {
            context.EnvironmentVariables[$"services__{service.Name}__{scheme}__0"] = service.UrlValue;
        }

        if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.Endpoints))
        {
            context.EnvironmentVariables[service.Uri is null ? variable : $"{variable}_{EnvironmentVariableName.Encode(scheme)}"] = service.UrlValue;
        }
    }

    private static string NextServiceKey(EnvironmentCallbackContext context, string serviceName, string key)
    {
        var index = 0;

        while (context.EnvironmentVariables.ContainsKey(Key(index)))
        {
            index++;
        }

        return Key(index);

        string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"services__{serviceName}__{key}__{number}");
    }

    private static ReferenceEnvironmentInjectionFlags FlagsOf(IResource resource) =>
        resource.Annotations.OfType<ReferenceEnvironmentInjectionAnnotation>().LastOrDefault()?.Flags ?? ReferenceEnvironmentInjectionFlags.All;
}

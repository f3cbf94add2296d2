namespace Aspire.Hosting.Publishing;

/// <summary>The manifest entries of the resource kinds that are built in.</summary>
internal static class ResourceManifest
{
    public static Task WriteAsync(ManifestPublishingContext context, IResource resource) => resource switch
    {
        ParameterResource parameter => Now(() => WriteParameter(context, parameter)),
        ContainerResource container => context.WriteContainerAsync(container),
        ProjectResource project => WriteProjectAsync(context, project),
        ExecutableResource executable => WriteExecutableAsync(context, executable),
        IResourceWithConnectionString => Now(() => WriteConnectionString(context, resource)),
        _ => Now(() => context.Writer.WriteString("error", "This resource does not support generation in the manifest.")),
    };

    private static void WriteParameter(ManifestPublishingContext context, ParameterResource parameter)
    {
        var writer = context.Writer;
        writer.WriteString("type", "parameter.v0");
        writer.WriteString(parameter.IsConnectionString ? "connectionString" : "value", $"{{{parameter.Name}.inputs.value}}");

        if (parameter.IsConnectionString)
        {
            writer.WriteString("value", $"{{{parameter.Name}.inputs.value}}");
        }

        writer.WriteStartObject("inputs");
        writer.WriteStartObject("value");
        writer.WriteString("type", "string");

        if (parameter.Secret)
        {
            writer.WriteBoolean("secret", true);
        }

        if (parameter.Default is { } defaultValue)
        {
            writer.WriteStartObject("default");
            defaultValue.WriteToManifest(context);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static async Task WriteProjectAsync(ManifestPublishingContext context, ProjectResource project)
    {
        context.Writer.WriteString("type", "project.v0");
        context.Writer.WriteString("path", context.GetManifestRelativePath(project.GetProjectMetadata().ProjectPath));
        await context.WriteCommandLineArgumentsAsync(project);
        await context.WriteEnvironmentVariablesAsync(project);
        context.WriteBindings(project);
    }

    private static async Task WriteExecutableAsync(ManifestPublishingContext context, ExecutableResource executable)
    {
        context.Writer.WriteString("type", "executable.v0");
        context.WriteConnectionString(executable);
        context.Writer.WriteString("workingDirectory", context.GetManifestRelativePath(executable.WorkingDirectory));
        context.Writer.WriteString("command", executable.Command);
        await context.WriteCommandLineArgumentsAsync(executable);
        await context.WriteEnvironmentVariablesAsync(executable);
        context.WriteBindings(executable);
    }

    private static void WriteConnectionString(ManifestPublishingContext context, IResource resource)
    {
        context.Writer.WriteString("type", "value.v0");
        context.WriteConnectionString(resource);
    }

    private static Task Now(Action write)
    {
        write();

        return Task.CompletedTask;
    }
}

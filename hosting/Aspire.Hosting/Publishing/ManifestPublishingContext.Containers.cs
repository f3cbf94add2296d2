namespace Aspire.Hosting.Publishing;

public sealed partial class ManifestPublishingContext
{
    /// <summary><c>container.v0</c> for an image that exists, <c>container.v1</c> for one that is built.</summary>
    public async Task WriteContainerAsync(ContainerResource container)
    {
        ArgumentNullException.ThrowIfNull(container);

        var build = container.Annotations.OfType<DockerfileBuildAnnotation>().LastOrDefault();
        Writer.WriteString("type", build is null ? "container.v0" : "container.v1");
        WriteConnectionString(container);

        if (build is not null)
        {
            WriteBuild(build);
        }
        else if (container.TryGetContainerImageName(out var image))
        {
            Writer.WriteString("image", image);
        }
        else
        {
            throw new DistributedApplicationException($"Container '{container.Name}' has no image. Name one with WithImage.");
        }

        if (container.Entrypoint is { } entrypoint)
        {
            Writer.WriteString("entrypoint", entrypoint);
        }

        await WriteCommandLineArgumentsAsync(container);
        WriteMounts(container);
        await WriteEnvironmentVariablesAsync(container);
        WriteBindings(container);
    }

    private void WriteBuild(DockerfileBuildAnnotation build)
    {
        Writer.WriteStartObject("build");
        Writer.WriteString("context", GetManifestRelativePath(build.ContextPath));
        Writer.WriteString("dockerfile", GetManifestRelativePath(build.DockerfilePath));

        if (build.Stage is { } stage)
        {
            Writer.WriteString("stage", stage);
        }

        if (!build.HasEntrypoint)
        {
            Writer.WriteBoolean("buildOnly", true);
        }

        if (build.BuildArguments.Count > 0)
        {
            Writer.WriteStartObject("args");

            foreach (var (name, value) in build.BuildArguments)
            {
                Writer.WriteString(name, value is null ? null : _values.Text(value));
            }

            Writer.WriteEndObject();
        }

        WriteBuildSecrets(build);
        Writer.WriteEndObject();
    }

    private void WriteBuildSecrets(DockerfileBuildAnnotation build)
    {
        if (build.BuildSecrets.Count == 0)
        {
            return;
        }

        Writer.WriteStartObject("secrets");

        foreach (var (name, value) in build.BuildSecrets)
        {
            Writer.WriteStartObject(name);

            if (value is FileInfo file)
            {
                Writer.WriteString("type", "file");
                Writer.WriteString("source", GetManifestRelativePath(file.FullName));
            }
            else
            {
                Writer.WriteString("type", "env");
                Writer.WriteString("value", _values.Text(value));
            }

            Writer.WriteEndObject();
        }

        Writer.WriteEndObject();
    }

    private void WriteMounts(ContainerResource resource)
    {
        var mounts = resource.Annotations.OfType<ContainerMountAnnotation>().ToList();
        WriteMounts("bindMounts", "source", mounts.Where(mount => mount.Type == ContainerMountType.BindMount).Select(mount => (GetManifestRelativePath(mount.Source), mount)));
        WriteMounts("volumes", "name", mounts.Where(mount => mount.Type == ContainerMountType.Volume).Select(mount => (mount.Source, mount)));
    }

    private void WriteMounts(string section, string sourceName, IEnumerable<(string? Source, ContainerMountAnnotation Mount)> mounts)
    {
        var started = false;

        foreach (var (source, mount) in mounts)
        {
            if (!started)
            {
                Writer.WriteStartArray(section);
                started = true;
            }

            Writer.WriteStartObject();

            if (source is not null)
            {
                Writer.WriteString(sourceName, source);
            }

            Writer.WriteString("target", mount.Target);
            Writer.WriteBoolean("readOnly", mount.IsReadOnly);
            Writer.WriteEndObject();
        }

        if (started)
        {
            Writer.WriteEndArray();
        }
    }
}

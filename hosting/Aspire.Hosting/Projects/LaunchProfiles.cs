using System.Text.Json;

namespace Aspire.Hosting;

/// <summary>Reads <c>Properties/launchSettings.json</c> and chooses the profile.</summary>
internal static class LaunchProfiles
{
    /// <exception cref="DistributedApplicationException">A profile was asked for by name and does not exist.</exception>
    public static NamedLaunchProfile? Effective(ProjectResource project)
    {
        if (project.HasAnnotationOfType<ExcludeLaunchProfileAnnotation>())
        {
            return null;
        }

        var settings = Read(project.GetProjectMetadata());

        if (project.TryGetLastAnnotation<LaunchProfileAnnotation>(out var chosen))
        {
            return Find(settings, chosen.LaunchProfileName)
                ?? throw new DistributedApplicationException(
                    $"Project '{project.Name}' has no launch profile '{chosen.LaunchProfileName}'. Its profiles: {Describe(settings)}.");
        }

        return (project.TryGetLastAnnotation<DefaultLaunchProfileAnnotation>(out var byDefault) ? Find(settings, byDefault.LaunchProfileName) : null)
            ?? settings?.Profiles
                .Where(profile => profile.Value.CommandName is null or "" or "Project" or "Executable")
                .Select(profile => new NamedLaunchProfile(profile.Key, profile.Value))
                .FirstOrDefault();
    }

    private static LaunchSettings? Read(IProjectMetadata metadata)
    {
        if (metadata.LaunchSettings is { } given)
        {
            return given;
        }

        if (!File.Exists(metadata.ProjectPath))
        {
            throw new DistributedApplicationException($"The project file '{metadata.ProjectPath}' does not exist.");
        }

        var path = Path.Combine(Path.GetDirectoryName(metadata.ProjectPath)!, "Properties", "launchSettings.json");

        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var stream = File.OpenRead(path);

            return JsonSerializer.Deserialize(stream, LaunchSettingsJson.Default.LaunchSettings);
        }
        catch (JsonException exception)
        {
            throw new DistributedApplicationException($"The launch settings '{path}' are not valid JSON: {exception.Message}", exception);
        }
    }

    private static NamedLaunchProfile? Find(LaunchSettings? settings, string name) =>
        settings is not null && settings.Profiles.TryGetValue(name, out var profile) ? new NamedLaunchProfile(name, profile) : null;

    private static string Describe(LaunchSettings? settings) => settings is { Profiles.Count: > 0 } ? string.Join(", ", settings.Profiles.Keys) : "none";
}

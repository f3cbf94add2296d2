namespace Aspire.Hosting;

/// <summary>A project of the solution; the build generates one implementation for each that is referenced.</summary>
public interface IProjectMetadata : IResourceAnnotation
{
    string ProjectPath { get; }

    LaunchSettings? LaunchSettings => null;

    bool SuppressBuild => false;

    bool IsFileBasedApp => false;
}

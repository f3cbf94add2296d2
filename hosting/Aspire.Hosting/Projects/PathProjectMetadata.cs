namespace Aspire.Hosting;

/// <summary>A project named by its path. A folder stands for the one project file in it.</summary>
internal sealed class PathProjectMetadata(string path) : IProjectMetadata
{
    public string ProjectPath { get; } = Resolve(path);

    private static string Resolve(string path)
    {
        if (!Directory.Exists(path))
        {
            return path;
        }

        return Directory.GetFiles(path, "*.*proj") is [var project]
            ? project
            : throw new DistributedApplicationException($"The folder '{path}' does not hold exactly one project file. Name the file.");
    }
}

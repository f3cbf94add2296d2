using System.Reflection;
using System.Runtime.InteropServices;
using Aspire.Hosting;

namespace HotDash.Hosting.Embedded.Hosts;

/// <summary>Programs of this repository that DCP starts. The build records where they are, so that they are found under the official packages as well.</summary>
internal static class BuiltProgram
{
    /// <summary>A program's own start needs the runtime, which may lie in a home folder.</summary>
    public static string DotNetRoot { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    /// <param name="metadata">The key under which the project file records the program's assembly.</param>
    public static string Locate(string metadata)
    {
        var assembly = typeof(BuiltProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(attribute => attribute.Key == metadata)?.Value;

        return assembly is { Length: > 0 }
            ? Path.ChangeExtension(assembly, OperatingSystem.IsWindows() ? ".exe" : null)
            : throw new DistributedApplicationException($"The build did not record '{metadata}'. Build HotDash.Hosting.Embedded again.");
    }
}

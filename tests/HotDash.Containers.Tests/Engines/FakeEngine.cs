namespace HotDash.Containers.Tests.Engines;

/// <summary>A program that answers like a container engine in some state.</summary>
internal sealed class FakeEngine : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hotdash-engine-");

    public FakeEngine(string script)
    {
        Program = Path.Combine(_folder.FullName, "engine");
        File.WriteAllText(Program, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public string Program { get; }

    public void Dispose() => _folder.Delete(recursive: true);
}

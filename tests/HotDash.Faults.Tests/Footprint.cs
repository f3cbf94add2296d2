using System.Globalization;
using HotDash.SystemHarness;

namespace HotDash.Faults.Tests;

/// <summary>What a running stack takes of the machine: processes, ports, and entries of a folder for temporary files that is its own.</summary>
internal sealed record Footprint(IReadOnlyList<MarkedProcess> Processes, IReadOnlyList<int> Ports, IReadOnlyList<string> Temporary)
{
    private const string Listening = "0A";

    /// <summary>
    /// A killed .NET process leaves its diagnostic pipes and the folder of its named locks: the runtime removes them when it
    /// ends by itself, and nobody else knows them.
    /// </summary>
    private static readonly string[] s_ofTheRuntime = ["clr-debug-pipe-", "dotnet-diagnostic-", ".dotnet"];

    public static Footprint Of(MarkedProcesses processes, string temporaryFolder)
    {
        var running = processes.List();
        var sockets = running.SelectMany(process => Sockets(process.Pid)).ToHashSet(StringComparer.Ordinal);

        return new(running, [.. ListeningPorts().Where(port => sockets.Contains(port.Inode)).Select(port => port.Port).Distinct().Order()], Entries(temporaryFolder));
    }

    /// <summary>What of it is there after the end.</summary>
    public Footprint Left(MarkedProcesses processes, string temporaryFolder)
    {
        var open = ListeningPorts().Select(port => port.Port).ToHashSet();

        return new(processes.List(), [.. Ports.Where(open.Contains)], Entries(temporaryFolder));
    }

    public override string ToString() =>
        $"{Processes.Count} processes ({string.Join(", ", Processes.Select(process => Path.GetFileName(process.CommandLine.Split(' ')[0])).Order(StringComparer.Ordinal))}), "
        + $"{Ports.Count} ports ({string.Join(", ", Ports)}), {Temporary.Count} temporary entries ({string.Join(", ", Temporary)})";

    private static IReadOnlyList<string> Entries(string folder) =>
    [
        .. Directory.EnumerateFileSystemEntries(folder)
            .Select(entry => Path.GetFileName(entry))
            .Where(name => !Array.Exists(s_ofTheRuntime, prefix => name.StartsWith(prefix, StringComparison.Ordinal))),
    ];

    /// <summary>Inodes of the sockets that a process holds: <c>/proc/PID/fd/7 -> socket:[123456]</c>.</summary>
    private static IEnumerable<string> Sockets(int process)
    {
        try
        {
            return [.. Directory.EnumerateFiles($"/proc/{process}/fd")
                .Select(file => new FileInfo(file).LinkTarget)
                .OfType<string>()
                .Where(target => target.StartsWith("socket:[", StringComparison.Ordinal))
                .Select(target => target["socket:[".Length..^1])];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The process ended meanwhile.
            return [];
        }
    }

    /// <summary>Lines of <c>/proc/net/tcp</c>: number, local address, remote address, state, four counters, inode.</summary>
    private static IEnumerable<(int Port, string Inode)> ListeningPorts() =>
        new[] { "/proc/net/tcp", "/proc/net/tcp6" }
            .SelectMany(table => File.ReadLines(table).Skip(1))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields[3] == Listening)
            .Select(fields => (int.Parse(fields[1].AsSpan(fields[1].LastIndexOf(':') + 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture), fields[9]));
}

using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting;
using HotDash.Hosting.Embedded.Hosts;

namespace HotDash.Hosting.Embedded.Containers;

/// <summary>The named volume in which a containerised server of this clone keeps its data.</summary>
internal static class DataVolume
{
    /// <summary>Told apart by the same folder that tells embedded servers apart: <c>hotdash-0a1b2c3d4e-postgres</c>.</summary>
    public static string NameFor(IDistributedApplicationBuilder builder, string resource)
    {
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(DataFolders.Root(builder))))[..10];

        return $"hotdash-{fingerprint}-{resource}";
    }

    /// <summary>Removes the volume and the ended container that still holds it.</summary>
    /// <returns>What went wrong, or null.</returns>
    public static async Task<string?> DeleteAsync(string engine, string volume, CancellationToken cancellationToken)
    {
        var holders = await EngineCommand.RunAsync(engine, ["ps", "--all", "--quiet", "--filter", $"volume={volume}"], cancellationToken);
        if (holders is not { ExitCode: 0 })
        {
            return $"{engine} could not be asked who uses volume '{volume}': {holders?.Complaint ?? "it is gone"}.";
        }

        string[] containers = [.. holders.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        if (containers.Length > 0 && await EngineCommand.RunAsync(engine, ["rm", "--force", .. containers], cancellationToken) is { ExitCode: not 0 } kept)
        {
            return $"The container that uses volume '{volume}' could not be removed: {kept.Complaint}.";
        }

        // An absent volume is as good as a deleted one; engines differ in how they say so.
        var found = await EngineCommand.RunAsync(engine, ["volume", "ls", "--quiet", "--filter", $"name={volume}"], cancellationToken);
        if (found?.Output.Contains(volume, StringComparison.Ordinal) is not true)
        {
            return null;
        }

        return await EngineCommand.RunAsync(engine, ["volume", "rm", volume], cancellationToken) is { ExitCode: not 0 } removal
            ? $"Volume '{volume}' could not be removed: {removal.Complaint}."
            : null;
    }
}

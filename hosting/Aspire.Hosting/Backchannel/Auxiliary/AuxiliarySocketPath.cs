using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;

namespace Aspire.Hosting.Backchannel.Auxiliary;

/// <summary>
/// <c>~/.aspire/cli/bch/{id}{instance}.{pid}</c>: the place where the Aspire CLI looks for running AppHosts. The id is that of
/// the AppHost's project file, so that the CLI finds the processes of one project without asking each.
/// </summary>
internal static class AuxiliarySocketPath
{
    private const int InstanceBytes = 6;

    public static string Create(string appHostFile, string homeDirectory, int processId) => Path.Combine(
        homeDirectory, ".aspire", "cli", "bch",
        $"{AppHostId(appHostFile)}{Encode(RandomNumberGenerator.GetBytes(InstanceBytes))}.{processId}");

    /// <summary>base64url of the big-endian XxHash3 of the path with its symbolic links resolved: 11 characters.</summary>
    public static string AppHostId(string appHostFile) =>
        Encode(XxHash3.Hash(Encoding.UTF8.GetBytes(ResolveLinks(Path.GetFullPath(appHostFile)))));

    private static string Encode(byte[] bytes) =>
        Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static string ResolveLinks(string path)
    {
        var parent = Path.GetDirectoryName(path);
        if (parent is null)
        {
            return path;
        }

        var candidate = Path.Combine(ResolveLinks(parent), Path.GetFileName(path));
        FileSystemInfo entry = Directory.Exists(candidate) ? new DirectoryInfo(candidate) : new FileInfo(candidate);

        return entry.LinkTarget is null ? candidate : entry.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? candidate;
    }
}

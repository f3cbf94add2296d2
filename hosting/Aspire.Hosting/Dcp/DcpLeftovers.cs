using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// DCP's controllers notice two seconds after the clean-up that their server is gone. By then they have nothing to do, so they
/// are ended here; found by the path of the session's kubeconfig, which no other run has in its arguments.
/// </summary>
internal static class DcpLeftovers
{
    public static void End(string kubeconfigPath)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out var pid)
                && ArgumentsOf(directory).Contains(kubeconfigPath, StringComparer.Ordinal))
            {
                End(pid);
            }
        }
    }

    private static string[] ArgumentsOf(string directory)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(directory, "cmdline"))).Split('\0');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Ended meanwhile, or somebody else's.
            return [];
        }
    }

    private static void End(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // It ended by itself.
        }
    }
}

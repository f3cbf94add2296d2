using System.Diagnostics;

namespace HotDash.Hosting.Tests.Dcp;

/// <summary>A container image made here of the machine's static busybox, so that nothing is pulled.</summary>
internal static class BusyboxImage
{
    public const string Name = "localhost/hotdash-test-busybox";
    public const string Tag = "1";
    private const string Busybox = "/bin/busybox";
    private static readonly string[] s_applets = ["sh", "httpd", "wget", "mkdir", "echo", "sleep"];

    /// <summary>Null when containers can run here, otherwise why not.</summary>
    public static async Task<string?> PrepareAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Busybox))
        {
            return "There is no static busybox to make an image of.";
        }

        var folder = Directory.CreateTempSubdirectory("busybox.");
        try
        {
            var bin = folder.CreateSubdirectory("bin").FullName;
            File.Copy(Busybox, Path.Combine(bin, "busybox"));
            foreach (var applet in s_applets)
            {
                File.CreateSymbolicLink(Path.Combine(bin, applet), "busybox");
            }

            return await RunAsync($"tar -C {folder.FullName} -c . | podman import - {Name}:{Tag}", cancellationToken)
                ?? await RunAsync($"podman run --rm {Name}:{Tag} /bin/echo", cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string?> RunAsync(string script, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!; // A program that exists.
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? null : $"Podman cannot run containers here: {(await error).Trim()}";
    }
}

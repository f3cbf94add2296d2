using System.ComponentModel;
using System.Diagnostics;

namespace HotDash.SystemHarness;

/// <summary>The machine's own Podman, which tests look at from outside.</summary>
public static class Podman
{
    /// <returns>What it printed, without the last line end.</returns>
    /// <exception cref="InvalidOperationException">It failed, or there is none.</exception>
    public static async Task<string> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var start = new ProcessStartInfo("podman", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start) ?? throw new InvalidOperationException("podman did not start.");
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0
                ? output.TrimEnd()
                : throw new InvalidOperationException($"podman {string.Join(' ', arguments)}: {(await error).Trim()}");
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException("podman is not installed.", exception);
        }
    }

    public static async Task<IReadOnlyList<string>> LinesAsync(CancellationToken cancellationToken, params string[] arguments) =>
        (await RunAsync(cancellationToken, arguments)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

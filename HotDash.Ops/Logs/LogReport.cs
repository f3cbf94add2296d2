using System.Globalization;
using System.Text.Json;
using HotDash.Ops.Machine;
using HotDash.Ops.Status;

namespace HotDash.Ops.Logs;

/// <summary><c>logs</c>: of a local resource by the Aspire CLI, of an app by flyctl.</summary>
internal sealed class LogReport(IShell shell, TextWriter output, TextWriter error)
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(5);

    public async Task<int> WriteAsync(Clone clone, OpsArguments arguments, CancellationToken cancellationToken)
    {
        if (arguments is { App: null, Resource: null })
        {
            await error.WriteLineAsync("Name a local resource (logs dashboard) or an app (logs --app hotdash-staging).");

            return OpsCommands.Usage;
        }

        var lines = arguments.Lines.ToString(CultureInfo.InvariantCulture);
        var source = arguments.App ?? arguments.Resource ?? "";
        var result = arguments.App is { } app
            ? await shell.RunAsync("flyctl", ["logs", "--app", app, "--no-tail"], clone.Root, s_timeout, cancellationToken)
            : await shell.RunAsync(
                EnvironmentProbe.AspireCli(clone),
                ["logs", source, "--tail", lines, "--non-interactive", "--apphost", clone.PathTo("HotDash.AppHost", "HotDash.AppHost.csproj")],
                clone.Root,
                s_timeout,
                cancellationToken);

        if (!result.IsFine)
        {
            await error.WriteLineAsync($"The log of {source} cannot be read: {result.LastError}");

            return OpsCommands.Wrong;
        }

        List<string> all = [.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(arguments.Lines)];
        List<string> errors = [.. all.Where(LogLines.IsError)];
        var shown = arguments.ErrorsOnly ? errors : all;
        await output.WriteLineAsync(arguments.IsJson
            ? JsonSerializer.Serialize(new { source, lines = all.Count, errors = errors.Count, shown }, OpsJson.Options)
            : string.Join('\n', [.. shown, $"-- {source}: {errors.Count} errors in {all.Count} lines"]));

        return errors.Count == 0 ? OpsCommands.Fine : OpsCommands.Wrong;
    }
}

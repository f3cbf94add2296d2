using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotDash.Hosting.Chatwoot;

/// <summary>
/// Has the tool for migrations read the database before official Chatwoot prepares it and after, and record what that took and
/// changed. What keeps it from recording is a warning among the lines of prepare: it never stops a start.
/// </summary>
internal sealed partial class OfficialMigrationRecord(string tool, IResource prepare, IResourceWithConnectionString database)
{
    private const string Target = "ConnectionStrings__target";

    /// <summary>Not a success.</summary>
    private const int UnknownExit = 255;

    private static readonly TimeSpan s_exitCodeWithin = TimeSpan.FromSeconds(10);

    private DirectoryInfo? _folder;

    public static void AddTo(IResourceBuilder<ChatwootContainerResource> prepare, string tool, IResourceWithConnectionString database)
    {
        var record = new OfficialMigrationRecord(tool, prepare.Resource, database);
        prepare.OnBeforeResourceStarted((_, @event, cancellationToken) => record.BeginAsync(@event.Services, cancellationToken));
        prepare.OnResourceStopped((_, @event, cancellationToken) => record.EndAsync(@event.Services, cancellationToken));
    }

    private async Task BeginAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        // The event can come before the waits of the resource are over.
        await services.GetRequiredService<ResourceNotificationService>().WaitForResourceHealthyAsync(database.Name, cancellationToken);
        _folder ??= Directory.CreateTempSubdirectory("hotdash-chatwoot-");
        await RunAsync(services, ["--begin", Before(_folder)], cancellationToken);
    }

    private async Task EndAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _folder, null) is not { } folder)
        {
            return;
        }

        try
        {
            var ended = await FindEndAsync(services, cancellationToken);
            var elapsed = ended is { StartTimeStamp: { } from, StopTimeStamp: { } to } ? new[] { "--elapsed", Text((long)(to - from).TotalMilliseconds) } : [];
            await RunAsync(services, ["--end", Before(folder), "--exit-code", Text(ended.ExitCode ?? UnknownExit), .. elapsed], cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A container can be over before its exit code is known.</summary>
    private async Task<CustomResourceSnapshot> FindEndAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var notifications = services.GetRequiredService<ResourceNotificationService>();

        try
        {
            return (await notifications.WaitForResourceAsync(prepare.Name, change => change.Snapshot.ExitCode is not null, cancellationToken).WaitAsync(s_exitCodeWithin, cancellationToken)).Snapshot;
        }
        catch (TimeoutException)
        {
            return (await notifications.WaitForResourceAsync(prepare.Name, _ => true, cancellationToken)).Snapshot;
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Before(DirectoryInfo folder) => Path.Combine(folder.FullName, "before.json");

    private async Task RunAsync(IServiceProvider services, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var logger = services.GetRequiredService<ResourceLoggerService>().GetLogger(prepare);
        var image = prepare.TryGetContainerImageName(out var name) ? name : prepare.Name;
        var start = new ProcessStartInfo(DotNet(), [tool, "prepare", "--name", database.Name, "--image", image, "--actor", Environment.UserName, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[Target] = await database.GetConnectionStringAsync(cancellationToken);

        try
        {
            using var process = Process.Start(start) ?? throw new InvalidOperationException($"'{tool}' did not start.");
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);

            if (output.Length > 0)
            {
                LogSaid(logger, output);
            }

            if (await error is { Length: > 0 } problem)
            {
                LogNotRecorded(logger, problem);
            }
        }
        catch (Win32Exception exception)
        {
            LogNotRecorded(logger, exception.Message);
        }
    }

    private static string DotNet() => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    [LoggerMessage(Level = LogLevel.Information, Message = "{Output}")]
    private static partial void LogSaid(ILogger logger, string output);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What prepare does to the database is not recorded: {Problem}")]
    private static partial void LogNotRecorded(ILogger logger, string problem);
}

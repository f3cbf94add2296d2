using System.Diagnostics;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using HotDash.Hosting.Embedded.Hosts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HotDash.Hosting.Embedded.Commands;

/// <summary>Stops a server, deletes its data, starts it, and starts everything again that lived on those data, in order.</summary>
internal static class ResetDataCommand
{
    public const string Name = "reset-data";

    private static readonly TimeSpan s_stopTimeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_startTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Deletes the data folder of an embedded server.</summary>
    public static IResourceBuilder<T> WithResetData<T>(this IResourceBuilder<T> builder, string folder)
        where T : ExecutableResource => builder.WithResetData((_, cancellationToken) => DeleteAsync(folder, cancellationToken));

    /// <param name="builder">The server.</param>
    /// <param name="delete">Deletes the data of the stopped server and returns what went wrong, or null.</param>
    public static IResourceBuilder<T> WithResetData<T>(this IResourceBuilder<T> builder, Func<IServiceProvider, CancellationToken, Task<string?>> delete)
        where T : IResource
    {
        var options = new CommandOptions
        {
            Description = "Stops the server, deletes everything it stored, and starts it and what depends on it again.",
            ConfirmationMessage = $"Delete all data of '{builder.Resource.Name}'? This cannot be undone.",
            IconName = "Delete",
        };

        return builder.WithCommand(Name, "Reset data", context => ResetAsync(builder.Resource, delete, context), options);
    }

    private static async Task<ExecuteCommandResult> ResetAsync(IResource resource, Func<IServiceProvider, CancellationToken, Task<string?>> delete, ExecuteCommandContext context)
    {
        var restarts = new Restarts(
            context.Services.GetRequiredService<ResourceCommandService>(),
            context.Services.GetRequiredService<ResourceNotificationService>());
        var model = context.Services.GetRequiredService<DistributedApplicationModel>();
        var dependents = Dependents.InStartOrder(model, resource);

        await restarts.StopAsync(resource, s_stopTimeout, context.CancellationToken);
        if (await delete(context.Services, context.CancellationToken) is { } failure)
        {
            return CommandResults.Failure(failure);
        }

        await restarts.StartAgainAsync(resource, context.CancellationToken);
        if (!await new Readiness(context.Services.GetRequiredService<HealthCheckService>(), model, resource).WaitAsync(s_startTimeout, context.CancellationToken))
        {
            return CommandResults.Failure($"The data of '{resource.Name}' are deleted, but it did not become healthy within {s_startTimeout.TotalSeconds} s. Its log says why.");
        }

        foreach (var dependent in dependents)
        {
            await restarts.StartAgainAsync(dependent, context.CancellationToken);
        }

        return CommandResults.Success($"The data of '{resource.Name}' are deleted; started again: {string.Join(", ", dependents.Prepend(resource).Select(restarted => restarted.Name))}.");
    }

    /// <returns>What went wrong, or null.</returns>
    private static async Task<string?> DeleteAsync(string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(EmbeddedHost.Path, [EmbeddedHost.ResetVerb]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment[EmbeddedHost.Data] = folder;
        start.Environment["DOTNET_ROOT"] = BuiltProgram.DotNetRoot;

        using var process = Process.Start(start);
        if (process is null)
        {
            return $"'{EmbeddedHost.Path}' could not be started.";
        }

        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = await process.StandardError.ReadToEndAsync(cancellationToken);
        await output;
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? null : error.Trim();
    }
}

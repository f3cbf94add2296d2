using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.Pipelines;
using HotDash.Hosting.Fly.Publishing;
using HotDash.Hosting.Fly.Release;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Hosting.Fly.Secrets;

/// <summary>The step <c>secrets-{name}</c>.</summary>
internal static class FlySecretSteps
{
    public static IEnumerable<PipelineStep> Create(FlyEnvironmentResource environment) =>
    [
        new()
        {
            Name = $"secrets-{environment.Name}",
            Description = "Stages secrets of an app from standard input, byte for byte.",
            Action = context => ImportAsync(context, environment),
            DependsOnSteps = [WellKnownPipelineSteps.BeforeStart],
        },
    ];

    private static async Task ImportAsync(PipelineStepContext context, FlyEnvironmentResource environment)
    {
        var configuration = context.Services.GetRequiredService<IConfiguration>();
        var settings = FlyPipelineSteps.Read(SecretSettings.SectionName, () => SecretSettings.Read(configuration));
        var model = await FlyPipelineSteps.ReadAsync(context, environment);
        var app = model.Apps.FirstOrDefault(app => app.Name == settings.App)
            ?? throw new DistributedApplicationException($"Fly:Secrets:App is '{settings.App}', which is none of {string.Join(", ", model.Apps.Select(app => app.Name))}.");
        var values = await ReadAsync(settings, context.CancellationToken);

        if (await new SecretImport(new ProcessRunner(), ReleaseSettings.ReadFlyctl(configuration)).RunAsync(app, values, context.CancellationToken) is { } problem)
        {
            throw new DistributedApplicationException(problem);
        }

        var missing = app.Secrets().Keys.Where(name => !values.ContainsKey(name)).ToList();
        context.Summary.Add(app.Name, $"{values.Count} secrets staged; they count from the next deploy on{(missing.Count > 0 ? $"; not given: {string.Join(", ", missing)}" : "")}");
    }

    private static async Task<IReadOnlyDictionary<string, string>> ReadAsync(SecretSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            return SecretImport.Read(settings.File is { } file ? await File.ReadAllTextAsync(file, cancellationToken) : await Console.In.ReadToEndAsync(cancellationToken));
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new DistributedApplicationException($"{settings.File ?? "Standard input"}: {exception.Message}");
        }
    }
}

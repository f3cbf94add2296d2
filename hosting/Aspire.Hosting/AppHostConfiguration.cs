using System.Reflection;

namespace Aspire.Hosting;

/// <summary>What the application host reads from the command line, the environment, files and user secrets.</summary>
internal static class AppHostConfiguration
{
    private static readonly Dictionary<string, string> s_switches = new(StringComparer.OrdinalIgnoreCase)
    {
        ["--operation"] = "AppHost:Operation",
        ["--publisher"] = "Publishing:Publisher",
        ["--output-path"] = "Pipeline:OutputPath",
        ["--step"] = "Pipeline:Step",
        ["--log-level"] = "Pipeline:LogLevel",
        ["--dcp-cli-path"] = "DcpPublisher:CliPath",
        ["--dcp-container-runtime"] = "DcpPublisher:ContainerRuntime",
        ["--dcp-dependency-check-timeout"] = "DcpPublisher:DependencyCheckTimeout",
        ["--dcp-dashboard-path"] = "DcpPublisher:DashboardPath",
    };

    /// <summary>Switches that may stand alone and then mean true.</summary>
    private static readonly Dictionary<string, string> s_flags = new(StringComparer.OrdinalIgnoreCase)
    {
        ["--list-steps"] = "Pipeline:ListSteps",
        ["--clear-cache"] = "Pipeline:ClearCache",
        ["--yes"] = "Pipeline:SkipConfirmation",
        ["--include-exception-details"] = "Pipeline:IncludeExceptionDetails",
    };

    public static HostApplicationBuilder CreateHost(DistributedApplicationOptions options, Assembly? assembly, HostApplicationBuilderSettings settings)
    {
        UserSecrets.EnsureHome();
        var args = options.Args ?? [];
        settings.ApplicationName ??= assembly?.GetName().Name;
        settings.ContentRootPath ??= options.ProjectDirectory ?? AppHostOptions.Metadata(assembly, "apphostprojectpath");
        settings.EnvironmentName = EnvironmentName(args) ?? settings.EnvironmentName;
        var host = new HostApplicationBuilder(settings);

        if (UserSecrets.FindId(assembly) is { } id)
        {
            host.Configuration.AddJsonFile(UserSecrets.PathOf(id), optional: true, reloadOnChange: false);
            host.Configuration.AddEnvironmentVariables();
        }

        host.Configuration.AddCommandLine([.. Expand(args)], s_switches);
        host.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        host.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        host.Logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
        host.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);

        return host;
    }

    /// <summary>Makes the host's identity readable for those who only have the configuration.</summary>
    public static void Complete(ConfigurationManager configuration, AppHostOptions appHost) => configuration.AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["AppHost:Directory"] = appHost.Directory,
        ["AppHost:Path"] = Path.Combine(appHost.Directory, appHost.Name),
        ["AppHost:FilePath"] = appHost.FilePath,
        ["AppHost:Sha256"] = appHost.Sha256,
        ["AppHost:DashboardApplicationName"] = appHost.Name,
    });

    public static DistributedApplicationExecutionContextOptions CreateExecutionContextOptions(IConfiguration configuration)
    {
        var publisher = configuration["Publishing:Publisher"];
        var operation = configuration["AppHost:Operation"]?.ToLowerInvariant() switch
        {
            "publish" or "inspect" => DistributedApplicationOperation.Publish,
            "run" => DistributedApplicationOperation.Run,
            null => publisher is null ? DistributedApplicationOperation.Run : DistributedApplicationOperation.Publish,
            var unknown => throw new DistributedApplicationException($"Operation '{unknown}' is not known. Use --operation run or --operation publish."),
        };

        return new DistributedApplicationExecutionContextOptions(operation, publisher ?? "");
    }

    public static void BindPipeline(IConfiguration configuration, PipelineOptions options)
    {
        configuration.GetSection(PipelineOptions.SectionName).Bind(options);

        if (configuration["Publishing:Publisher"] is "manifest" && string.IsNullOrEmpty(options.Step))
        {
            options.Step = DefaultPipelineSteps.PublishManifest;
        }

        options.OutputPath ??= configuration["Publishing:OutputPath"];
    }

    private static string? EnvironmentName(string[] args)
    {
        var index = Array.FindIndex(args, argument => string.Equals(argument, "--environment", StringComparison.OrdinalIgnoreCase));

        return index >= 0 && index + 1 < args.Length
            ? args[index + 1]
            : Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("ASPIRE_ENVIRONMENT");
    }

    /// <summary><c>--list-steps</c> becomes <c>Pipeline:ListSteps=true</c>, which the command-line provider can read.</summary>
    private static IEnumerable<string> Expand(string[] args)
    {
        for (var index = 0; index < args.Length; index++)
        {
            if (!s_flags.TryGetValue(args[index], out var key))
            {
                yield return args[index];
                continue;
            }

            var hasValue = index + 1 < args.Length && bool.TryParse(args[index + 1], out _);
            yield return $"{key}={(hasValue ? args[++index] : bool.TrueString)}";
        }
    }
}

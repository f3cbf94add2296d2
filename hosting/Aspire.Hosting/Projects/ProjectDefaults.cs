namespace Aspire.Hosting;

/// <summary>What every project gets: its launch profile, its endpoints, and the variables by which ASP.NET Core learns of them.</summary>
internal static class ProjectDefaults
{
    public static IResourceBuilder<ProjectResource> Apply(IResourceBuilder<ProjectResource> builder, ProjectResourceOptions options)
    {
        var project = builder.Resource;
        var isPublish = builder.ApplicationBuilder.ExecutionContext.IsPublishMode;

        if (options.ExcludeLaunchProfile)
        {
            builder.WithAnnotation(new ExcludeLaunchProfileAnnotation());
        }
        else if (options.LaunchProfileName is { } chosen)
        {
            builder.WithAnnotation(new LaunchProfileAnnotation(chosen));
        }

        if ((builder.ApplicationBuilder.Configuration["AppHost:DefaultLaunchProfileName"] ?? builder.ApplicationBuilder.Configuration["DOTNET_LAUNCH_PROFILE"]) is { Length: > 0 } byDefault)
        {
            builder.WithAnnotation(new DefaultLaunchProfileAnnotation(byDefault));
        }

        var profile = LaunchProfiles.Effective(project);

        builder
            .WithOtlpExporter()
            .WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY", "in_memory");

        if (isPublish)
        {
            AddPublishEndpoints(builder, profile?.Profile);
        }
        else
        {
            AddRunEndpoints(builder, profile?.Profile);
            AddLaunchProfile(builder, profile);
        }

        return builder.WithEnvironment(isPublish ? ProjectEndpointEnvironment.AddForPublish : ProjectEndpointEnvironment.AddForRun);
    }

    /// <summary><c>applicationUrl</c>: <c>https://localhost:7001;http://localhost:5001</c> makes endpoints <c>https</c> and <c>http</c>.</summary>
    private static void AddRunEndpoints(IResourceBuilder<ProjectResource> builder, LaunchProfile? profile)
    {
        foreach (var url in SplitUrls(profile?.ApplicationUrl))
        {
            var number = 1;
            var name = url.Scheme;

            while (builder.Resource.GetEndpoint(name).Exists)
            {
                name = $"{url.Scheme}{++number}";
            }

            builder.WithEndpoint(name, endpoint =>
            {
                endpoint.UriScheme = url.Scheme;
                endpoint.TargetHost = url.Host;
                endpoint.Port = url.Port;
                endpoint.FromLaunchProfile = true;
            });
        }
    }

    private static void AddPublishEndpoints(IResourceBuilder<ProjectResource> builder, LaunchProfile? profile)
    {
        // Without URLs in its profile the project is taken for one that does not listen.
        if (string.IsNullOrEmpty(profile?.ApplicationUrl))
        {
            return;
        }

        builder
            .WithEndpoint("http", endpoint => endpoint.UriScheme = "http")
            .WithEndpoint("https", endpoint =>
            {
                endpoint.UriScheme = "https";
                builder.Resource.DefaultHttpsEndpoint = endpoint;
            });
    }

    private static void AddLaunchProfile(IResourceBuilder<ProjectResource> builder, NamedLaunchProfile? profile)
    {
        builder
            .WithEnvironment("DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION", "true")
            .WithEnvironment("LOGGING__CONSOLE__FORMATTERNAME", "simple");

        if (profile is null)
        {
            return;
        }

        builder.WithEnvironment(context =>
        {
            foreach (var (name, value) in profile.Profile.EnvironmentVariables)
            {
                context.EnvironmentVariables.TryAdd(name, Environment.ExpandEnvironmentVariables(value));
            }

            context.EnvironmentVariables.TryAdd("DOTNET_LAUNCH_PROFILE", profile.Name);
        });

        if (CommandLine.Split(profile.Profile.CommandLineArgs) is { Count: > 0 } args)
        {
            builder.WithArgs([.. args]);
        }

        if (profile.Profile is { LaunchUrl: { Length: > 0 } launchUrl } && !launchUrl.Contains("://", StringComparison.Ordinal))
        {
            builder.WithUrls(context => context.Urls.FindAll(url => url.Endpoint is not null).ForEach(url => url.Url = $"{url.Url.TrimEnd('/')}/{launchUrl.TrimStart('/')}"));
        }
    }

    private static IEnumerable<Uri> SplitUrls(string? urls) => (urls ?? "")
        .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(url => new Uri(url.Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal)));
}

namespace Aspire.Hosting.Dcp;

/// <summary>Configuration section <c>DcpPublisher</c> and the environment variables beside it.</summary>
internal sealed record DcpOptions
{
    public const string SectionName = "DcpPublisher";

    public string? CliPath { get; init; }

    public string? DashboardPath { get; init; }

    /// <summary><c>docker</c> or <c>podman</c>; DCP chooses when null.</summary>
    public string? ContainerRuntime { get; init; }

    public bool RandomizePorts { get; init; }

    /// <summary>How long DCP may take to answer. Default 30 seconds.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a service may take to get its port. Default 20 seconds.</summary>
    public TimeSpan ServiceTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long DCP may take to clean up. Default 10 seconds.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(10);

    public static DcpOptions From(IConfiguration configuration)
    {
        var section = configuration.GetSection(SectionName);
        return new DcpOptions
        {
            CliPath = section[nameof(CliPath)],
            DashboardPath = section[nameof(DashboardPath)],
            ContainerRuntime = section[nameof(ContainerRuntime)]
                ?? configuration["ASPIRE_CONTAINER_RUNTIME"]
                ?? configuration["DOTNET_ASPIRE_CONTAINER_RUNTIME"],
            RandomizePorts = bool.TryParse(section[nameof(RandomizePorts)], out var randomize) && randomize,
            ServiceTimeout = TimeSpan.TryParse(section["ServiceStartupWatchTimeout"], out var timeout)
                ? timeout
                : TimeSpan.FromSeconds(20),
        };
    }
}

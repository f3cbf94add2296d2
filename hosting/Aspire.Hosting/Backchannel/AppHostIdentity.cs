namespace Aspire.Hosting.Backchannel;

/// <summary>What names this AppHost to the CLI: its project file, by whose path the CLI looks for it.</summary>
internal sealed class AppHostIdentity(IConfiguration configuration)
{
    /// <summary>Null for an application built without an AppHost project.</summary>
    public string? ProjectFile { get; } = configuration["AppHost:FilePath"] ?? configuration["AppHost:Path"];

    public string HostingVersion { get; } = AppHostOptions.Metadata(typeof(AppHostIdentity).Assembly, "aspireversion") ?? "0.0.0";
}

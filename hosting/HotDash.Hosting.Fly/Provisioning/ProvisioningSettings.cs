using Microsoft.Extensions.Configuration;

namespace HotDash.Hosting.Fly.Provisioning;

/// <summary>Configuration section <c>Fly:Provision</c>.</summary>
internal sealed class ProvisioningSettings
{
    public const string SectionName = "Fly:Provision";

    /// <summary>Looks at what is there and makes nothing.</summary>
    public bool DryRun { get; init; }

    public static ProvisioningSettings Read(IConfiguration configuration) =>
        configuration.GetSection(SectionName).Get<ProvisioningSettings>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new ProvisioningSettings();
}

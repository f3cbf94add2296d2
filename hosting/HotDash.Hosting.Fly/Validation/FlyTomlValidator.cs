using HotDash.Hosting.Fly.Model;

namespace HotDash.Hosting.Fly.Validation;

/// <summary>
/// Every rule that flyctl applies to a fly.toml, those that it applies only during a deploy, and those of the platform that it does not
/// apply at all. Read from flyctl's sources of August 2026 (<c>internal/appconfig</c>); flyctl's own <c>config validate</c> needs a login.
/// </summary>
public static class FlyTomlValidator
{
    private static readonly Func<FlyToml, IEnumerable<FlyFinding>>[] s_rules =
    [
        AppRules.Check,
        ProcessRules.Check,
        BuildRules.Check,
        DeployRules.Check,
        EnvRules.Check,
        ServiceRules.Check,
        PortRules.Check,
        CheckRules.Check,
        VmRules.Check,
        MountRules.Check,
        MachineRules.Check,
    ];

    public static IReadOnlyList<FlyFinding> Validate(FlyToml document)
    {
        ArgumentNullException.ThrowIfNull(document);

        return [.. s_rules.SelectMany(rule => rule(document))];
    }
}

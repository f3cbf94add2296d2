using System.ComponentModel.DataAnnotations;

namespace HotDash.Dashboard.Features.Accounts;

/// <summary>The first administrator, made by the prepare step when no account has this address. All empty: none is made.</summary>
public sealed class SetupOptions
{
    public const string SectionName = "Dashboard:Setup";

    [EmailAddress]
    public string? AdminEmail { get; init; }

    public string AdminName { get; init; } = "Administrator";

    public Secret? AdminPassword { get; init; }
}

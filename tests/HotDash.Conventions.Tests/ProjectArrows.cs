namespace HotDash.Conventions.Tests;

/// <summary>Which project may reference which, by the folders they lie in. Tests may reference anything.</summary>
internal static class ProjectArrows
{
    private static readonly (string From, string[] To)[] s_allowed =
    [
        ("tests/", [""]),
        ("HotDash.AppHost/", ["hosting/", "services/", "infra/tools/"]),
        ("HotDash.ServiceDefaults/", []),
        ("hosting/Aspire.", ["hosting/Aspire."]),
        ("hosting/HotDash.", ["hosting/HotDash.", "infra/tools/"]),
        ("services/HotDash.Sidekiq/", []),
        ("services/HotDash.Migrations/", []),
        ("services/HotDash.Migrations.Tool/", ["services/HotDash.Migrations/", "infra/tools/"]),
        ("services/HotDash.Dashboard/", ["services/HotDash.Migrations/", "services/HotDash.Sidekiq/", "HotDash.ServiceDefaults/"]),
        ("services/HotDash.Chatwoot", ["services/", "HotDash.ServiceDefaults/"]),
        ("infra/tools/", []),
    ];

    public static bool IsAllowed(string project, string target) =>
        s_allowed.Where(rule => project.StartsWith(rule.From, StringComparison.Ordinal)).Take(1)
            .Any(rule => rule.To.Any(folder => target.StartsWith(folder, StringComparison.Ordinal)));
}

using System.Reflection;
using HotDash.Hosting.Fly.Migrations;

/// <summary>Whose schema is made by SQL files, and official Chatwoot's, which its own prepare step makes.</summary>
internal static class StagingMigrations
{
    public static FlyMigrationOptions Options { get; } = new()
    {
        Tool = Built("MigrationTool"),
        EmbeddedHost = Built("EmbeddedHost"),
        Databases =
        [
            new() { Name = "hotdash", App = FlyStaging.DashboardApp, Folders = ["services/HotDash.Dashboard/Migrations"], Contract = "services/HotDash.Dashboard/Contract" },
            new()
            {
                // Staging runs official Chatwoot: no release has these.
                Name = "chatwoot",
                Folders = ["services/HotDash.Chatwoot.Core/Migrations"],
                Contract = "services/HotDash.Chatwoot.Core/Contract",
                // One of each per account, made by a trigger.
                Ignore = ["public.conv_dpid_seq_*", "public.camp_dpid_seq_*"],
            },
            new() { Name = "chatwoot_production", Preparation = new(FlyStaging.ChatwootApp, "bundle exec rails db:chatwoot_prepare") },
        ],
    };

    private static string Built(string program) =>
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().First(metadata => metadata.Key == program).Value
        ?? throw new DistributedApplicationException($"The build did not record '{program}'. Build HotDash.AppHost again.");
}

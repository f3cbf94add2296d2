using HotDash.Hosting.Chatwoot;
using HotDash.Hosting.Embedded.Backends;
using HotDash.Hosting.Fly;
using HotDash.Hosting.Fly.Migrations;
using HotDash.Hosting.Fly.Model;
using HotDash.Hosting.Fly.Provisioning;
using HotDash.Hosting.Fly.Publishing;

/// <summary>Staging on Fly.io: what cannot be derived from the application model. In run mode it changes nothing.</summary>
internal static class FlyStaging
{
    public const string DashboardApp = "hotdash-staging";
    public const string ChatwootApp = "hotdash-chatwoot";

    public static void Publish(
        IDistributedApplicationBuilder builder,
        PostgresBackend postgres,
        IResourceBuilder<IResourceWithConnectionString> redis,
        ChatwootInstallation chatwoot,
        IResourceBuilder<ProjectResource>? dashboard)
    {
        if (dashboard is null || !builder.ExecutionContext.IsPublishMode || builder.IsComposePublish())
        {
            return;
        }

        builder.AddFlyEnvironment("fly")
            .WithRegion("ord")
            .WithPublishRoot("..")
            .WithManifest()
            .WithWorkflows(new FlyWorkflowOptions
            {
                Environment = "staging",
                AppHost = "HotDash.AppHost",
                Branches = ["main", "manager-reopen-*"],
                DrillApp = DashboardApp,
                // Nothing listens there: the gate asks whether the dashboard starts, stays up and stops, not whether its database is well.
                BootVariables = new Dictionary<string, string>
                {
                    ["ConnectionStrings__hotdash"] = "Host=127.0.0.1;Port=1;Database=hotdash;Username=boot",
                    ["ConnectionStrings__redis"] = "127.0.0.1:1,abortConnect=false",
                    ["Chatwoot__AccountId"] = "1",
                    ["Chatwoot__ApiAccessToken"] = "boot",
                    ["Chatwoot__WebhookSecret"] = "boot",
                    ["services__chatwoot__http__0"] = "http://127.0.0.1:1",
                },
                ImageScript = "infra/images/build.sh",
                ImagePrefix = "localhost/hotdash-",
                Images = new Dictionary<string, string> { [DashboardApp] = "dashboard" },
                MigrationPaths = ["services/HotDash.Migrations/**", "services/HotDash.Migrations.Tool/**"],
            })
            .WithMigrations(StagingMigrations.Options);

        postgres.Server.PublishOutsideFly("Postgres that staging is given: managed, with backups");
        redis.PublishAsFlyRedis(new FlyRedis { Name = "hotdash-chatwoot-cache" });

        var chatwootDigest = builder.AddParameter("chatwoot-image-digest");
        var chatwootMachine = new FlyVm { Size = FlyMachineSizes.SharedCpu1x, MemoryMb = 2048 };

        chatwoot.Web.PublishAsFlyApp(app =>
        {
            app.AppName = ChatwootApp;
            app.Name = "web";
            app.Machine = chatwootMachine;
            app.ImageDigest = chatwootDigest;
            app.Concurrency = new FlyConcurrency { Type = FlyConcurrencyType.Connections, SoftLimit = 20, HardLimit = 25 };
            app.CheckTimeout = TimeSpan.FromSeconds(10);
            // The dashboard speaks plain http to it inside Fly's network.
            app.PrivateAddress = FlyPrivateAddress.Flycast;
            app.ForceHttps = false;
            // It answers 200 also when a part is failing.
            app.Routes.Add(new FlyRoute("/api") { MustContain = ["\"queue_services\":\"ok\"", "\"data_services\":\"ok\""] });
            // Nobody outside reaches the worker; the dashboard reads its heartbeat in Redis.
            app.Routes.Add(new FlyRoute("/health/worker")
            {
                AskedOf = DashboardApp, Fields = new Dictionary<string, string> { ["worker"] = "alive", ["queues"] = "moving" }, Growing = ["lastBeat"],
            });
            app.WithVariable("FRONTEND_URL", $"https://{ChatwootApp}.fly.dev");
            // Names of the database that staging is given, not of the local one.
            app.WithSecret("POSTGRES_DATABASE", "name of staging's Chatwoot database");
            app.WithSecret("POSTGRES_USERNAME", "user of staging's Chatwoot database");
        });
        chatwoot.Worker.PublishAsFlyProcessGroup(chatwoot.Web, "worker", group => group.Machine = chatwootMachine);

        // The dashboard reads whole connection strings; their parts would be nine more secrets that nobody reads.
        dashboard.WithReferenceEnvironment(ReferenceEnvironmentInjectionFlags.ConnectionString | ReferenceEnvironmentInjectionFlags.ServiceDiscovery);
        dashboard.PublishAsFlyApp(app =>
        {
            app.AppName = DashboardApp;
            app.Machine = new FlyVm { Size = FlyMachineSizes.SharedCpu1x, MemoryMb = 1024 };
            app.AutoStop = FlyAutoStop.Stop;
            app.MinMachinesRunning = 1;
            app.Strategy = FlyDeployStrategy.Bluegreen;
            // The app itself says which commit it was built from: a layer out of a build cache does not pass.
            app.Routes.Add(new FlyRoute("/health") { Headers = new Dictionary<string, string> { ["X-HotDash-Version"] = "{commit}" } });
            app.Routes.Add(new FlyRoute("/alive"));
        });
    }
}

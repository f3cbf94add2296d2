var builder = DistributedApplication.CreateBuilder(args);

var postgres = builder.AddPostgresBackend("postgres");
var dashboardDatabase = postgres.AddDatabase("hotdash-db", "hotdash");
var chatwootDatabase = postgres.AddDatabase("chatwoot-db", builder.GetChatwootDatabaseName());
var redis = builder.AddRedisBackend("redis");
var mailbox = builder.AddMailbox("mailbox").Resource;

var chatwoot = builder.AddChatwoot<Projects.HotDash_Chatwoot, Projects.HotDash_Chatwoot_Worker>("chatwoot", chatwootDatabase, redis);

var dashboardPrepare = builder.AddProject<Projects.HotDash_Dashboard>("dashboard-prepare")
    .WithArgs("prepare")
    .WithReference(dashboardDatabase, connectionName: "hotdash")
    .WaitFor(dashboardDatabase)
    .ExcludeFromManifest();

var dashboard = builder.AddProject<Projects.HotDash_Dashboard>("dashboard")
    .WithReference(dashboardDatabase, connectionName: "hotdash")
    .WithReference(redis, connectionName: "redis")
    .WithReference(chatwoot.Web)
    .WithEnvironment("Chatwoot__AccountId", "1")
    .WithEnvironment("Chatwoot__ApiAccessToken", chatwoot.Secrets.ApiAccessToken)
    .WithEnvironment("Chatwoot__WebhookSecret", chatwoot.Secrets.WebhookSecret)
    .WithHttpEndpoint()
    .WithExternalHttpEndpoints()
    .WithHttpHealthCheck("/health")
    .WaitForCompletion(dashboardPrepare)
    .WaitFor(chatwoot.Web)
    .WaitFor(chatwoot.Worker);

chatwoot.WithStorage(builder.GetDataFolder("chatwoot"), builder.GetDataVolume("chatwoot"));
chatwoot.WithMail(mailbox.Smtp, mailbox.Imap, "support@hotdash.test", mailbox.PasswordParameter);
dashboard.WithAlertMail(mailbox.Smtp, "oncall@hotdash.test", mailbox.PasswordParameter);
chatwoot.WithWebhook(dashboard.GetEndpoint("http"), "/webhooks/chatwoot");

FlyStaging.Publish(builder, postgres, redis, chatwoot, dashboard);
builder.AddComposePublisher();

builder.Build().Run();

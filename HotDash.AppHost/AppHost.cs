var builder = DistributedApplication.CreateBuilder(args);

var postgres = builder.AddPostgresBackend("postgres");
var dashboardDatabase = postgres.AddDatabase("hotdash-db", "hotdash");
var chatwootDatabase = postgres.AddDatabase("chatwoot-db", builder.GetChatwootDatabaseName());
var redis = builder.AddRedisBackend("redis");
var mailbox = builder.AddMailbox("mailbox").Resource;

var chatwoot = builder.AddChatwoot<Projects.HotDash_Chatwoot, Projects.HotDash_Chatwoot_Worker>("chatwoot", chatwootDatabase, redis);

var dashboard = OperatorDashboard.Add<Projects.HotDash_Dashboard>(builder, "dashboard", dashboardDatabase, redis, chatwoot);

chatwoot.WithStorage(builder.GetDataFolder("chatwoot"), builder.GetDataVolume("chatwoot"));
chatwoot.WithMail(mailbox.Smtp, mailbox.Imap, "support@hotdash.test", mailbox.PasswordParameter);
dashboard.Resource.WithAlertMail(mailbox.Smtp, "oncall@hotdash.test", mailbox.PasswordParameter);
chatwoot.WithWebhook(dashboard.Http, dashboard.WebhookPath);
chatwoot.WithMigrationRecord(StagingMigrations.Options.Tool, chatwootDatabase);

FlyStaging.Publish(builder, postgres, redis, chatwoot, dashboard.Project);
builder.AddComposePublisher();

builder.Build().Run();

using Aspire.Hosting.Testing;

namespace HotDash.Cli.Tests.Testing;

/// <summary>The whole system inside a test process, as an integration test of a HotDash developer would start it.</summary>
[Collection(AppHostCommandTests.OneAtATime)]
public sealed class HotDashTestingTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(100);

    // Given, so that none is generated and stored among the user's own secrets.
    private static readonly string[] s_passwords =
        ["postgres-password", "hotdash-db-password", "chatwoot-db-password", "redis-password", "mailbox-password",
         "chatwoot-admin-password", "chatwoot-api-token", "chatwoot-webhook-secret"];

    internal static IEnumerable<string> Passwords => s_passwords.Select(name => $"--Parameters:{name}=Aa1-{name}-of-a-test");

    [Fact]
    public async Task CreateAsync_HotDashAppHost_ServesTheDashboard()
    {
        Assert.SkipUnless(AspireCli.Missing is null, AspireCli.Missing ?? string.Empty);
        var cancellationToken = TestContext.Current.CancellationToken;
        var data = Directory.CreateTempSubdirectory("hotdash-testing-");
        try
        {
            string[] arguments = [$"--HotDash:DataFolder={data.FullName}", .. Passwords];
            await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.HotDash_AppHost>(arguments, cancellationToken);
            await using var app = await builder.BuildAsync(cancellationToken);

            await app.StartAsync(cancellationToken);
            await app.ResourceNotifications.WaitForResourceHealthyAsync("dashboard", cancellationToken).WaitAsync(s_patience, cancellationToken);

            using var client = app.CreateHttpClient("dashboard");
            using var health = await client.GetAsync(new Uri("/health", UriKind.Relative), cancellationToken);
            Assert.True(health.IsSuccessStatusCode, $"/health answered {(int)health.StatusCode}.");
            Assert.Contains("Database=hotdash", await app.GetConnectionStringAsync("hotdash-db", cancellationToken), StringComparison.OrdinalIgnoreCase);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }
}

using HotDash.SystemHarness;

namespace HotDash.Faults.Tests.Containers;

/// <summary>
/// The official Chatwoot's resources on a stand-in of its image, which checks commands and environment and answers <c>/api</c>.
/// The image itself cannot be pulled where this was written. Explicit: it starts a whole stack.
/// </summary>
[Collection(HurtStack.OneAtATime)]
public sealed class OfficialChatwootTests
{
    private const string Image = "localhost/hotdash-standin-chatwoot:1";
    private const string Token = "officialofficialofficial";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Official_OnTheContainerBackend_IsPreparedInItsOwnDatabaseAndHealthy()
    {
        var obstacle = await ContainerBackend.FindObstacleAsync(Cancelled);
        Assert.SkipUnless(obstacle is null, obstacle ?? "");
        var environment = new Dictionary<string, string?>(ContainerBackend.Environment)
        {
            ["HotDash__Chatwoot"] = "official",
            ["HotDash__Images__OfficialChatwoot"] = Image,
            ["Parameters__chatwoot-api-token"] = Token,
        };

        await using var stack = await HurtStack.StartAsync(environment, Cancelled);

        var rows = await Podman.RunAsync(
            Cancelled, "exec", await stack.ContainerOfAsync("postgres", Cancelled), "/bin/sh", "-c",
            "PGPASSWORD=$POSTGRES_PASSWORD psql -qtAU postgres -d chatwoot_production -c 'select id, token, webhook from standin_accounts'");
        Assert.Matches($"^1\\|{Token}\\|http://aspire\\.dev\\.internal:\\d+/webhooks/chatwoot$", rows);
        // Web and worker do not wait for the record.
        var recorded = await Podman.RunAsync(
            Cancelled, "exec", await stack.ContainerOfAsync("postgres", Cancelled), "/bin/sh", "-c",
            "for i in $(seq 60); do PGPASSWORD=$POSTGRES_PASSWORD psql -qtAU postgres -d chatwoot_production -c \"select migration, state, evidence->'before'->>'count', evidence->'after'->>'newest', evidence->>'expand', (evidence->>'elapsedMs')::int > 0 from hotdash_migration_life\" && exit 0; sleep 0.5; done; exit 1");
        Assert.Equal($"{Image}|applied|0|1|2|t", recorded.Trim());
        Assert.Equal("2147483648", await Podman.RunAsync(Cancelled, "inspect", "--format", "{{.HostConfig.Memory}}", await stack.ContainerOfAsync("chatwoot-worker", Cancelled)));
        Assert.Empty(await stack.EndAsync("INT", Cancelled));
    }
}

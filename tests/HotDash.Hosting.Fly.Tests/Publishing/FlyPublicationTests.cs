using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Fly.Tests.Publishing;

public sealed class FlyPublicationTests
{
    [Theory]
    [InlineData("infra/fly/sample-dashboard/fly.toml", "sample-dashboard.toml")]
    [InlineData("infra/fly/sample-dashboard/secrets.txt", "sample-dashboard.secrets.txt")]
    [InlineData("infra/fly/sample-support/fly.toml", "sample-support.toml")]
    [InlineData("infra/fly/sample-support/secrets.txt", "sample-support.secrets.txt")]
    [InlineData("infra/fly/provision.sh", "provision.sh")]
    public async Task Publication_SampleStack_IsTheReadSnapshot(string path, string snapshot)
    {
        var publication = await PublishedModel.PublishAsync(SampleStack.Configure);

        Assert.Empty(publication.Refusals);
        Snapshot.Equal(snapshot, publication.Content(path));
    }

    [Theory]
    [InlineData("infra/fly/feature-store/fly.toml", "feature-store.toml")]
    [InlineData("infra/fly/feature-api/fly.toml", "feature-api.toml")]
    [InlineData("infra/fly/feature-api/secrets.txt", "feature-api.secrets.txt")]
    [InlineData("infra/fly/provision.sh", "feature-provision.sh")]
    [InlineData("infra/fly/scale.sh", "feature-scale.sh")]
    [InlineData(".github/workflows/deploy-staging.yml", "feature-deploy.yml")]
    public async Task Publication_EveryOtherFeature_IsTheReadSnapshot(string path, string snapshot)
    {
        var publication = await PublishedModel.PublishAsync(FeatureStack.Configure);

        Assert.Empty(publication.Refusals);
        Snapshot.Equal(snapshot, publication.Content(path));
    }

    [Fact]
    public async Task Publication_MadeTwice_HasTheSameBytes()
    {
        var first = await PublishedModel.PublishAsync(SampleStack.Configure);
        var second = await PublishedModel.PublishAsync(SampleStack.Configure);

        Assert.Equal(first.Files, second.Files);
    }

    [Fact]
    public async Task Publication_WithSecretValuesAtHand_ContainsNoneOfThem()
    {
        Environment.SetEnvironmentVariable("Parameters__canary", "canary-secret-value");
        Environment.SetEnvironmentVariable("ConnectionStrings__canary-db", "Host=canary-host;Password=canary-password");

        try
        {
            var publication = await PublishedModel.PublishAsync((builder, _) =>
            {
                var secret = builder.AddParameter("canary", secret: true);
                builder.AddWeb()
                    .WithEnvironment("PLAIN", secret)
                    .WithEnvironment("INSIDE", ReferenceExpression.Create($"a{secret}b"))
                    .WithEnvironment("NESTED", ReferenceExpression.Create($"x{ReferenceExpression.Create($"{secret}")}"))
                    .WithReference(builder.AddConnectionString("canary-db"))
                    .PublishAsFlyApp(_ => { });
            });

            Assert.Empty(publication.Refusals);
            Assert.DoesNotContain(publication.Files, file => file.Content.Contains("canary-secret", StringComparison.Ordinal) || file.Content.Contains("canary-host", StringComparison.Ordinal) || file.Content.Contains("canary-password", StringComparison.Ordinal));
            Assert.Equal(
                ["ConnectionStrings__canary-db  # connection string of canary-db", "INSIDE  # parameter canary", "NESTED  # parameter canary", "PLAIN  # parameter canary"],
                publication.Content("infra/fly/web/secrets.txt").Split('\n').Where(line => line.Length > 0 && line[0] != '#'));
        }
        finally
        {
            Environment.SetEnvironmentVariable("Parameters__canary", null);
            Environment.SetEnvironmentVariable("ConnectionStrings__canary-db", null);
        }
    }

    [Fact]
    public async Task Publication_ReferenceBetweenApps_IsAnInternalAddress()
    {
        var publication = await PublishedModel.PublishAsync((builder, _) =>
        {
            var api = builder.AddWeb("api").PublishAsFlyApp(app => app.AppName = "sample-api");
            builder.AddWeb().WithReference(api.GetEndpoint("http")).PublishAsFlyApp(_ => { });
        });

        Assert.Contains("services__api__http__0 = \"http://sample-api.internal:3000\"\n", publication.Content("infra/fly/web/fly.toml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publication_ProbeAndHealthCheck_UsesTheProbe()
    {
        var publication = await PublishedModel.PublishAsync((builder, _) => builder.AddWeb().WithHttpProbe(ProbeType.Readiness, "/ready").PublishAsFlyApp(_ => { }));

        Assert.Contains("path = \"/ready\"\n", publication.Content("infra/fly/web/fly.toml"), StringComparison.Ordinal);
    }
}

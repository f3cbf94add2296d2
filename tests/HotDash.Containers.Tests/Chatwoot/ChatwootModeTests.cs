using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using HotDash.Hosting.Chatwoot;

namespace HotDash.Containers.Tests.Chatwoot;

public sealed class ChatwootModeTests
{
    [Theory]
    [InlineData("official", "pgvector")]
    [InlineData("images", "cannot reach the embedded Postgres")]
    public void Containers_OnTheEmbeddedBackend_AreRefusedByName(string mode, string reason)
    {
        var exception = Assert.Throws<DistributedApplicationException>(() => Add("embedded", mode));

        Assert.All([$"HotDash:Chatwoot={mode} is refused", reason, "HOTDASH_BACKEND=containers"], part => Assert.Contains(part, exception.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Mode_OfUnknownName_IsRefusedWithTheChoices()
    {
        var exception = Assert.Throws<DistributedApplicationException>(() => Add("containers", "real"));

        Assert.StartsWith("HotDash:Chatwoot is 'real', expected source, images or official.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("embedded", null)]
    [InlineData("containers", null)]
    [InlineData("containers", "source")]
    public void Mode_ByDefault_IsTheServiceFromSource(string backend, string? mode)
    {
        var (installation, resources) = Add(backend, mode);

        Assert.IsType<ProjectResource>(installation.Web.Resource);
        Assert.Equal(["chatwoot", "chatwoot-prepare", "chatwoot-worker"], Names(resources));
    }

    [Fact]
    public void Images_OnTheContainerBackend_HaveTheSameNames()
    {
        var (installation, resources) = Add("containers", "images");

        Assert.True(installation.Web.Resource.IsContainer());
        Assert.Equal(["chatwoot", "chatwoot-prepare", "chatwoot-worker"], Names(resources));
    }

    private static (ChatwootInstallation Installation, IResourceCollection Resources) Add(string backend, string? mode)
    {
        var builder = DistributedApplicationTestingBuilder.Create();
        builder.Configuration["HOTDASH_BACKEND"] = backend;
        builder.Configuration["HotDash:Chatwoot"] = mode;
        var database = builder.AddPostgresBackend("postgres").AddDatabase("chatwoot-db", "chatwoot");
        var installation = builder.AddChatwoot<FakeProject, FakeProject>("chatwoot", database, builder.AddRedisBackend("redis"));

        return (installation, builder.Resources);
    }

    private static IEnumerable<string> Names(IResourceCollection resources) =>
        resources.Where(resource => resource is ProjectResource or ChatwootContainerResource).Select(resource => resource.Name).Order(StringComparer.Ordinal);
}

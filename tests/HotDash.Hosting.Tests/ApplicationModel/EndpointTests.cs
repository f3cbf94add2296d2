using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Tests.ApplicationModel;

public sealed class EndpointTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EndpointValue_AskedForEarly_WaitsForTheAddress()
    {
        await using var model = new TestModel();
        var web = model.Builder.AddExecutable("web", "web", ".").WithHttpEndpoint();
        var url = web.GetEndpoint("http").GetValueAsync(Cancelled).AsTask();
        Assert.False(url.IsCompleted);

        TestModel.Allocate(web, "http", 5000);

        Assert.Equal("http://localhost:5000", await url);
    }

    [Theory]
    [InlineData(EndpointProperty.Url, "http://localhost:5000")]
    [InlineData(EndpointProperty.Host, "localhost")]
    [InlineData(EndpointProperty.IPV4Host, "127.0.0.1")]
    [InlineData(EndpointProperty.Port, "5000")]
    [InlineData(EndpointProperty.Scheme, "http")]
    [InlineData(EndpointProperty.TargetPort, "5001")]
    [InlineData(EndpointProperty.HostAndPort, "localhost:5000")]
    [InlineData(EndpointProperty.TlsEnabled, "False")]
    public async Task EndpointProperty_OfAnAllocatedEndpoint_HasItsValue(EndpointProperty property, string expected)
    {
        await using var model = new TestModel();
        var web = model.Builder.AddExecutable("web", "web", ".").WithHttpEndpoint();
        TestModel.Allocate(web, "http", 5000);

        Assert.Equal(expected, await web.GetEndpoint("http").Property(property).GetValueAsync(Cancelled));
    }

    [Fact]
    public async Task EndpointValue_AskedForByAContainer_IsSeenFromItsNetwork()
    {
        await using var model = new TestModel();
        var api = model.Builder.AddContainer("api", "api:1").WithHttpEndpoint(targetPort: 3000);
        var container = model.Builder.AddContainer("web", "web:1").WithEnvironment("API", api.GetEndpoint("http"));
        var executable = model.Builder.AddExecutable("tool", "tool", ".").WithEnvironment("API", api.GetEndpoint("http"));
        TestModel.Allocate(api, "http", 5000);

        Assert.Equal("http://api:3000", (await model.EnvironmentOfAsync(container))["API"]);
        Assert.Equal("http://localhost:5000", (await model.EnvironmentOfAsync(executable))["API"]);
    }

    [Fact]
    public async Task Endpoint_OfTheSameName_IsRefused()
    {
        await using var model = new TestModel();
        var web = model.Builder.AddExecutable("web", "web", ".").WithHttpEndpoint();

        var error = Assert.Throws<DistributedApplicationException>(() => web.WithHttpEndpoint());

        Assert.Contains("'http'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EndpointReference_OfAnUnknownEndpoint_NamesThoseThatExist()
    {
        await using var model = new TestModel();
        var web = model.Builder.AddExecutable("web", "web", ".").WithHttpEndpoint();

        var error = Assert.Throws<InvalidOperationException>(() => web.GetEndpoint("admin").EndpointAnnotation);

        Assert.Equal("Resource 'web' has no endpoint 'admin'. Its endpoints: http.", error.Message);
    }

    [Fact]
    public void EndpointPorts_WithoutAProxy_StandForEachOther()
    {
        var proxyless = new EndpointAnnotation(ProtocolType.Tcp, port: 5432, isProxied: false);
        var proxied = new EndpointAnnotation(ProtocolType.Tcp, port: 5432);

        Assert.Equal((5432, 5432), (proxyless.Port, proxyless.TargetPort));
        Assert.Equal((5432, null), (proxied.Port, proxied.TargetPort));
    }

    [Fact]
    public async Task EndpointPort_WithAnEnvironmentVariable_IsGivenToTheProcess()
    {
        await using var model = new TestModel();
        var web = model.Builder.AddExecutable("web", "web", ".").WithHttpEndpoint(env: "PORT");
        TestModel.Allocate(web, "http", 5000);

        Assert.Equal("5001", (await model.EnvironmentOfAsync(web))["PORT"]);
    }

    [Theory]
    [InlineData("1web", "must start with")]
    [InlineData("we b", "only ASCII letters")]
    [InlineData("web-", "must not end")]
    [InlineData("we--b", "consecutive")]
    public async Task ResourceName_ThatBreaksTheRule_IsRefusedWithTheReason(string name, string reason)
    {
        await using var model = new TestModel();

        var error = Assert.Throws<ArgumentException>(() => model.Builder.AddContainer(name, "web:1"));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResourceName_OfAnotherResource_IsRefused()
    {
        await using var model = new TestModel();
        model.Builder.AddContainer("web", "web:1");

        var error = Assert.Throws<DistributedApplicationException>(() => model.Builder.AddContainer("WEB", "web:1"));

        Assert.Contains("'WEB'", error.Message, StringComparison.Ordinal);
    }
}

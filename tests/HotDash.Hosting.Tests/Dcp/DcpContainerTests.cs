using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using static HotDash.Hosting.Tests.Dcp.RunningApplication;

namespace HotDash.Hosting.Tests.Dcp;

/// <summary>Containers by the real DCP on the machine's own engine.</summary>
public sealed class DcpContainerTests
{
    private const string Serve = "mkdir -p /www && echo hello from inside > /www/index.html && exec httpd -f -p 8080 -h /www";

    [Fact]
    public async Task Container_WithAnEndpoint_IsReachedFromTheHostAndFromAnotherContainer()
    {
        var reason = await BusyboxImage.PrepareAsync(TestContext.Current.CancellationToken);
        Assert.SkipUnless(reason is null, reason ?? "");
        var builder = CreateBuilder();
        builder.Configuration["DcpPublisher:ContainerRuntime"] = "podman";
        var web = builder.AddContainer("web", BusyboxImage.Name, BusyboxImage.Tag)
            .WithEntrypoint("/bin/sh")
            .WithArgs("-c", Serve)
            .WithContainerRuntimeArgs("--stop-signal=KILL")
            .WithHttpEndpoint(targetPort: 8080);
        var reader = builder.AddContainer("reader", BusyboxImage.Name, BusyboxImage.Tag)
            .WithEntrypoint("/bin/sh")
            .WithArgs("-c", "wget -qO- $WEB_HTTP; exit 7")
            .WithEnvironment("WEB_HTTP", web.GetEndpoint("http"))
            .WaitForStart(web)
            .Resource;
        await using var running = await StartAsync(builder);

        await running.WaitForStateAsync(web.Resource, KnownResourceStates.Running);
        var ended = await running.WaitForStateAsync(reader, KnownResourceStates.Exited);

        Assert.Equal(7, ended.ExitCode);
        Assert.Contains(await running.LogAsync(reader), line => line.Contains("hello from inside", StringComparison.Ordinal));
        Assert.Equal("hello from inside\n", await GetAsync(web, "/"));
    }
}

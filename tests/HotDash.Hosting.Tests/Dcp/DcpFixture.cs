using Aspire.Hosting.Dcp;
using HotDash.Hosting.Tests.Dcp;
using Microsoft.Extensions.Logging.Abstractions;

[assembly: AssemblyFixture(typeof(DcpFixture))]

namespace HotDash.Hosting.Tests.Dcp;

/// <summary>One real DCP for the tests that only need its API.</summary>
public sealed class DcpFixture : IAsyncLifetime
{
    private DcpHost? _host;

    internal DcpClient Client => _host!.Client; // Started before the first test.

    public async ValueTask InitializeAsync() =>
        _host = await DcpHost.StartAsync(
            TestTools.Dcp, new DcpOptions(), TimeProvider.System, NullLoggerFactory.Instance, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _host?.DisposeAsync() ?? ValueTask.CompletedTask;
}

using HotDash.Dashboard.Features.Accounts;
using HotDash.Dashboard.Tests.Browser;
using HotDash.Dashboard.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Dashboard.Tests.RealStack;

/// <summary>Dashboard, Chatwoot and worker as they run in the product, once for all tests that use them.</summary>
public sealed class RealStackFixture : IAsyncLifetime
{
    private RealChatwoot? _chatwoot;
    private DashboardUnderTest? _dashboard;

    internal RealChatwoot Chatwoot => _chatwoot ?? throw new InvalidOperationException("The stack has not started.");

    internal DashboardUnderTest Dashboard => _dashboard ?? throw new InvalidOperationException("The stack has not started.");

    public Uri Address { get; } = new($"http://127.0.0.1:{ServiceProcess.FreePort()}");

    public async ValueTask InitializeAsync()
    {
        if (!BrowserFixture.IsInstalled)
        {
            return;
        }

        _chatwoot = await RealChatwoot.StartAsync(new Uri(Address, "/webhooks/chatwoot"), CancellationToken.None);
        _dashboard = await DashboardUnderTest.StartAsync(
            "Development",
            new Dictionary<string, string>
            {
                ["ConnectionStrings:redis"] = _chatwoot.RedisConnectionString,
                ["Chatwoot:BaseAddress"] = _chatwoot.Address.ToString(),
                ["Chatwoot:ApiAccessToken"] = RealChatwoot.Token,
                ["Chatwoot:WebhookSecret"] = RealChatwoot.WebhookSecret,
                ["Chatwoot:AttemptTimeout"] = "00:00:01.5",
                ["Chatwoot:TotalTimeout"] = "00:00:04",
            },
            CancellationToken.None);
        _dashboard.UseKestrel(Address.Port);
        _dashboard.StartServer();

        foreach (var name in new[] { "Ada", "Grace" })
        {
            await _dashboard.Services.GetRequiredService<OperatorStore>().AddAsync(
                $"{name}@example.test", name, Role.Operator, SignInService.Hash(SignedIn.Password), CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_dashboard is not null)
        {
            await _dashboard.DisposeAsync();
        }

        if (_chatwoot is not null)
        {
            await _chatwoot.DisposeAsync();
        }
    }
}

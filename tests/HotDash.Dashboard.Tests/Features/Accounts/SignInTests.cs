using System.Net;
using HotDash.Dashboard.Features.Accounts;
using HotDash.Dashboard.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Dashboard.Tests.Features.Accounts;

public sealed class SignInTests
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/conversations")]
    [InlineData("/conversations/10")]
    public async Task Page_Stranger_IsSentToTheLogin(string path)
    {
        await using var dashboard = await DashboardUnderTest.StartAsync("Production", time: null, _cancellationToken);
        using var client = dashboard.CreateSecureClient();

        using var answer = await client.GetAsync(path, _cancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/login", answer.Headers.Location?.PathAndQuery, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/decisions")]
    [InlineData("/api/decisions/export.csv")]
    public async Task Api_Stranger_IsUnauthorized(string path)
    {
        await using var dashboard = await DashboardUnderTest.StartAsync("Production", time: null, _cancellationToken);
        using var client = dashboard.CreateSecureClient();

        using var answer = await client.GetAsync(path, _cancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task SignIn_RightPassword_OpensTheOverview()
    {
        await using var dashboard = await DashboardUnderTest.StartAsync("Production", time: null, _cancellationToken);
        using var client = await dashboard.SignInAsync(Role.Viewer, _cancellationToken);

        var html = await client.GetStringAsync("/", _cancellationToken);

        Assert.Contains("<h1", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_SixthAttemptAfterFiveFailures_IsRefusedThoughRight()
    {
        await using var dashboard = await DashboardUnderTest.StartAsync("Production", time: null, _cancellationToken);
        await dashboard.Services.GetRequiredService<OperatorStore>()
            .AddAsync("ada@example.test", "Ada", Role.Operator, SignInService.Hash(SignedIn.Password), _cancellationToken);
        using var client = dashboard.CreateSecureClient();

        for (var attempt = 0; attempt < 5; attempt++)
        {
            Assert.Equal("/login?refused=WrongCredentials&returnUrl=%2F", await TryAsync(client, "wrong"));
        }

        Assert.Equal("/login?refused=TooManyAttempts&returnUrl=%2F", await TryAsync(client, SignedIn.Password));
        Assert.Equal(6, await dashboard.QueryAsync<long>("select count(*) from sign_ins", _cancellationToken));
    }

    [Fact]
    public async Task SignIn_WithoutAntiforgeryToken_IsRefused()
    {
        await using var dashboard = await DashboardUnderTest.StartAsync("Production", time: null, _cancellationToken);
        using var client = dashboard.CreateSecureClient();
        using var form = new FormUrlEncodedContent([new("email", "a@b.test"), new("password", "x")]);

        using var answer = await client.PostAsync(AccountsApi.SignInPath, form, _cancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("//evil.test")]
    [InlineData("/\\evil.test")]
    [InlineData("https://evil.test")]
    public async Task SignIn_ReturnAddressElsewhere_StaysHere(string returnUrl)
    {
        await using var dashboard = await DashboardUnderTest.StartAsync("Development", time: null, _cancellationToken);
        using var client = dashboard.CreateSecureClient();

        using var answer = await client.PostFormAsync(
            "/login", AccountsApi.DeveloperPath, new() { ["returnUrl"] = returnUrl }, _cancellationToken);

        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task OneClick_OutsideDevelopment_DoesNotExist()
    {
        await using var dashboard = await DashboardUnderTest.StartAsync("Production", time: null, _cancellationToken);
        using var client = dashboard.CreateSecureClient();

        var html = await client.GetStringAsync("/login", _cancellationToken);
        using var answer = await client.PostFormAsync("/login", AccountsApi.DeveloperPath, [], _cancellationToken);

        Assert.DoesNotContain("developer", html, StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual("/", answer.Headers.Location?.OriginalString);
        Assert.Equal(0, await dashboard.QueryAsync<long>("select count(*) from operators", _cancellationToken));
    }

    [Fact]
    public async Task Session_AccountDisabled_EndsAtOnce()
    {
        await using var dashboard = await DashboardUnderTest.StartAsync("Production", time: null, _cancellationToken);
        using var client = await dashboard.SignInAsync(Role.Operator, _cancellationToken);
        var operators = dashboard.Services.GetRequiredService<OperatorStore>();
        var account = Assert.Single(await operators.ListAsync(_cancellationToken));

        await operators.ChangeAsync(account.Id, Role.Operator, disabled: true, _cancellationToken);

        using var answer = await client.GetAsync("/", _cancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task EveryAnswer_CarriesAStrictPolicy()
    {
        await using var dashboard = await DashboardUnderTest.StartAsync("Production", time: null, _cancellationToken);
        using var client = dashboard.CreateSecureClient();

        using var answer = await client.GetAsync("/login", _cancellationToken);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        var html = await answer.Content.ReadAsStringAsync(_cancellationToken);

        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
    }

    private async Task<string?> TryAsync(HttpClient client, string password)
    {
        using var answer = await client.PostFormAsync(
            "/login", AccountsApi.SignInPath, new() { ["email"] = "ada@example.test", ["password"] = password, ["returnUrl"] = "/" }, _cancellationToken);

        return answer.Headers.Location?.OriginalString;
    }
}

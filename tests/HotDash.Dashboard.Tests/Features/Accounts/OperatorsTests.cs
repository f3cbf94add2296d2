using System.Net;
using HotDash.Dashboard.Features.Accounts;
using HotDash.Dashboard.Tests.Fakes;

namespace HotDash.Dashboard.Tests.Features.Accounts;

public sealed class OperatorsTests
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Administrator_AddsAndDisablesAnOperator_WhoseSessionEnds()
    {
        await using var dashboard = await DashboardUnderTest.StartAsync("Production", time: null, _cancellationToken);
        using var admin = await dashboard.SignInAsync(Role.Admin, _cancellationToken);
        using var added = await PostAsync(admin, OperatorsApi.AddPath, new() { ["name"] = "Grace", ["email"] = "grace@example.test", ["password"] = SignedIn.Password, ["role"] = "Operator" });
        Assert.Equal("/settings", added.Headers.Location?.OriginalString);
        using var grace = dashboard.CreateSecureClient();
        using var signedIn = await grace.PostFormAsync(
            "/login", AccountsApi.SignInPath, new() { ["email"] = "grace@example.test", ["password"] = SignedIn.Password, ["returnUrl"] = "/" }, _cancellationToken);
        Assert.Equal("/", signedIn.Headers.Location?.OriginalString);

        var id = await dashboard.QueryAsync<long>("select id from operators where email = 'grace@example.test'", _cancellationToken);
        using var disabled = await PostAsync(admin, OperatorsApi.ChangePath, new() { ["id"] = $"{id}", ["role"] = "Operator", ["disabled"] = "true" });

        using var answer = await grace.GetAsync("/", _cancellationToken);
        Assert.StartsWith("/login", answer.Headers.Location?.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal("operator.add,operator.change", await dashboard.QueryAsync<string>("select string_agg(action, ',' order by id) from decisions", _cancellationToken));
        Assert.Equal(0, await dashboard.QueryAsync<long>("select count(*) from decisions where payload::text like '%battery%'", _cancellationToken));
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Operator)]
    public async Task Account_OfAnotherRole_CannotAddOperators(Role role)
    {
        await using var dashboard = await DashboardUnderTest.StartAsync("Production", time: null, _cancellationToken);
        using var client = await dashboard.SignInAsync(role, _cancellationToken);

        using var answer = await PostAsync(client, OperatorsApi.AddPath, new() { ["name"] = "Eve", ["email"] = "eve@example.test", ["password"] = SignedIn.Password, ["role"] = "Admin" });

        Assert.Equal("/not-allowed", answer.Headers.Location?.AbsolutePath);
        Assert.Equal(0, await dashboard.QueryAsync<long>("select count(*) from operators where email = 'eve@example.test'", _cancellationToken));
    }

    [Fact]
    public async Task Administrator_OwnAccount_CannotBeDisabled()
    {
        await using var dashboard = await DashboardUnderTest.StartAsync("Production", time: null, _cancellationToken);
        using var admin = await dashboard.SignInAsync(Role.Admin, _cancellationToken);
        var id = await dashboard.QueryAsync<long>("select id from operators", _cancellationToken);

        using var answer = await PostAsync(admin, OperatorsApi.ChangePath, new() { ["id"] = $"{id}", ["role"] = "Viewer", ["disabled"] = "true" });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    private Task<HttpResponseMessage> PostAsync(HttpClient client, string path, Dictionary<string, string> fields) =>
        client.PostFormAsync("/settings", path, fields, _cancellationToken);
}

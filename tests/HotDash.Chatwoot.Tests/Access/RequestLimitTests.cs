using System.Net;
using HotDash.Chatwoot.Tests.Fixtures;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;

namespace HotDash.Chatwoot.Tests.Access;

/// <summary>What production refuses, on an instance of its own.</summary>
public sealed class RequestLimitTests(ChatwootServer server)
{
    private static readonly IPAddress s_stranger = IPAddress.Parse("198.51.100.7");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/v1/accounts/{0}/contacts/search?q=a", "RATE_LIMIT_CONTACT_SEARCH")]
    [InlineData("/api/v1/accounts/{0}/conversations/meta", "RATE_LIMIT_CONVERSATIONS_META")]
    [InlineData("/api/v2/accounts/{0}/reports/conversations?type=account", "RATE_LIMIT_REPORTS_API_USER_LEVEL")]
    [InlineData("/api/v1/profile", "RACK_ATTACK_LIMIT")]
    public async Task Requests_AboveTheLimit_AreToldToRetryLater(string path, string setting)
    {
        var account = await server.NewAccountAsync(Token);
        await using var production = Production((setting, "2"));
        var address = string.Format(System.Globalization.CultureInfo.InvariantCulture, path, account.Id);

        var answers = new List<int>();
        for (var count = 0; count < 6; count++)
        {
            answers.Add((await SendAsync(production, account.AdminToken, address, s_stranger)).Status);
        }

        // A window may end between two of them.
        Assert.Equal(200, answers[0]);
        Assert.Contains(429, answers);
        Assert.Equal((429, "text/plain", "Retry later\n"), await LastAsync(production, account.AdminToken, address));
        Assert.Equal(200, (await SendAsync(production, account.AdminToken, "/health", s_stranger)).Status);
        Assert.Equal(200, (await SendAsync(production, account.AdminToken, address, IPAddress.Loopback)).Status);
    }

    [Fact]
    public async Task Limits_SwitchedOff_RefuseNobody()
    {
        var account = await server.NewAccountAsync(Token);
        await using var production = Production(("RACK_ATTACK_LIMIT", "1"), ("ENABLE_RACK_ATTACK", "false"));

        for (var count = 0; count < 3; count++)
        {
            Assert.Equal(200, (await SendAsync(production, account.AdminToken, "/api/v1/profile", s_stranger)).Status);
        }
    }

    private WebApplicationFactory<Program> Production(params (string Name, string Value)[] settings) => server.CreateTwin().WithWebHostBuilder(builder =>
    {
        builder.UseEnvironment("Production");
        foreach (var (name, value) in settings)
        {
            builder.UseSetting(name, value);
        }
    });

    private static async Task<(int Status, string? ContentType, string Text)> LastAsync(WebApplicationFactory<Program> production, string token, string path)
    {
        (int Status, string? ContentType, string Text) answer = default;
        for (var count = 0; count < 4 && answer.Status != 429; count++)
        {
            answer = await SendAsync(production, token, path, s_stranger);
        }

        return answer;
    }

    private static async Task<(int Status, string? ContentType, string Text)> SendAsync(WebApplicationFactory<Program> production, string token, string path, IPAddress from)
    {
        var context = await production.Server.SendAsync(
            context =>
            {
                var parts = path.Split('?');
                context.Connection.RemoteIpAddress = from;
                context.Request.Method = HttpMethods.Get;
                context.Request.Path = parts[0];
                context.Request.QueryString = parts.Length > 1 ? new QueryString($"?{parts[1]}") : default;
                context.Request.Headers["api_access_token"] = token;
            },
            Token);
        using var reader = new StreamReader(context.Response.Body);

        return (context.Response.StatusCode, context.Response.ContentType, await reader.ReadToEndAsync(Token));
    }
}

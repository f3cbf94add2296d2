using System.Net;
using System.Text.RegularExpressions;
using HotDash.Dashboard.Features.Accounts;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Dashboard.Tests.Fakes;

/// <summary>Signs in through the login page, as a browser does.</summary>
internal static partial class SignedIn
{
    public const string Password = "correct horse battery";

    public static async Task<HttpClient> SignInAsync(this DashboardUnderTest dashboard, Role role, CancellationToken cancellationToken)
    {
        var email = $"{role}@example.test";
        await dashboard.Services.GetRequiredService<OperatorStore>()
            .AddAsync(email, role.ToString(), role, SignInService.Hash(Password), cancellationToken);
        var client = dashboard.CreateSecureClient();
        using var answer = await client.PostFormAsync(
            AccountsRegistration.LoginPath, AccountsApi.SignInPath, new() { ["email"] = email, ["password"] = Password, ["returnUrl"] = "/" }, cancellationToken);
        Assert.Equal((HttpStatusCode.Redirect, "/"), (answer.StatusCode, answer.Headers.Location?.OriginalString));

        return client;
    }

    /// <summary>Cookies are only given over https outside development.</summary>
    public static HttpClient CreateSecureClient(this DashboardUnderTest dashboard) =>
        dashboard.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });

    /// <summary>Loads the page for its antiforgery token and posts the form with it.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(
        this HttpClient client, string page, string action, Dictionary<string, string> fields, CancellationToken cancellationToken)
    {
        var html = await client.GetStringAsync(page, cancellationToken);
        fields["__RequestVerificationToken"] = AntiforgeryToken().Match(html).Groups[1].Value;
        using var content = new FormUrlEncodedContent(fields);

        return await client.PostAsync(action, content, cancellationToken);
    }

    public static Actor Actor(Role role) => new(1, role.ToString(), $"{role}@example.test", role);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex AntiforgeryToken();
}

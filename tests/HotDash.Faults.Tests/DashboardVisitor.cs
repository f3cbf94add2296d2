using System.Net;
using System.Text.RegularExpressions;

namespace HotDash.Faults.Tests;

/// <summary>A developer who is signed in to the operator dashboard, without a browser: pages are read as the server first renders them.</summary>
internal sealed partial class DashboardVisitor : IDisposable
{
    private readonly HttpClient _client;

    private DashboardVisitor(HttpClient client) => _client = client;

    public static async Task<DashboardVisitor> SignInAsync(Uri dashboard, CancellationToken cancellationToken)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = dashboard, Timeout = TimeSpan.FromSeconds(60) };
        var login = await client.GetStringAsync(new Uri("/login", UriKind.Relative), cancellationToken);
        var token = TokenField().Match(login).Groups["value"].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["returnUrl"] = "/" });
        using var signedIn = await client.PostAsync(new Uri("/account/sign-in/developer", UriKind.Relative), form, cancellationToken);
        signedIn.EnsureSuccessStatusCode();

        return new DashboardVisitor(client);
    }

    public async Task<(HttpStatusCode Status, string Text)> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);

        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(cancellationToken)));
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="(?<value>[^"]+)""")]
    private static partial Regex TokenField();
}

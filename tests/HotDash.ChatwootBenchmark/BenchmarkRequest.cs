using System.Globalization;

namespace HotDash.ChatwootBenchmark;

/// <summary>One of the three requests that matter most. The bare server answers the same addresses.</summary>
internal sealed record BenchmarkRequest(string Name, HttpMethod Method, Func<string> Path, string? Body)
{
    public const string Token = "benchmark-token";

    public static IReadOnlyList<BenchmarkRequest> All(int conversations) =>
    [
        new("list conversations", HttpMethod.Get, () => "/api/v1/accounts/1/conversations?status=open&page=1", null),
        new("list messages", HttpMethod.Get, () => $"/api/v1/accounts/1/conversations/{Any(conversations)}/messages", null),
        new("create message", HttpMethod.Post, () => $"/api/v1/accounts/1/conversations/{Any(conversations)}/messages", """{"content":"Your parcel left our warehouse this morning."}"""),
    ];

    public HttpRequestMessage ToMessage(Uri address)
    {
        var message = new HttpRequestMessage(Method, new Uri(address, Path()));
        message.Headers.Add("api_access_token", Token);
        if (Body is not null)
        {
            message.Content = new StringContent(Body, System.Text.Encoding.UTF8, "application/json");
        }

        return message;
    }

    private static string Any(int conversations) => Random.Shared.Next(10, conversations).ToString(CultureInfo.InvariantCulture);
}

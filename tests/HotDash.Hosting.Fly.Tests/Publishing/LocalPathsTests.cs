using System.Net;
using HotDash.Hosting.Fly.Publishing;
using Microsoft.Extensions.Configuration;

namespace HotDash.Hosting.Fly.Tests.Publishing;

public sealed class LocalPathsTests
{
    [Theory]
    [InlineData(200, null)]
    [InlineData(204, null)]
    [InlineData(301, "web: answers its check path '/health' with 301 at ")]
    [InlineData(404, "web: answers its check path '/health' with 404 at ")]
    [InlineData(503, "web: answers its check path '/health' with 503 at ")]
    public async Task CheckPath_OfTheLocalStack_HasToAnswerWith2xx(int status, string? problem)
    {
        using var server = Serve(status, out var url);

        var refusals = await CheckAsync("web", url);

        Assert.Equal(problem is null ? 0 : 1, refusals.Count);
        Assert.All(refusals, refusal => Assert.StartsWith(problem!, refusal.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("other", "http://127.0.0.1:1", "other: is named by Fly:Local and is no resource")]
    [InlineData("web", "nowhere", "web: has the local address 'nowhere', which is no URL.")]
    [InlineData("web", "http://127.0.0.1:1", "web: does not answer its check path '/health' at http://127.0.0.1:1/")]
    public async Task CheckPath_OfNoLocalStack_IsRefused(string resource, string url, string problem) =>
        Assert.StartsWith(problem, Assert.Single(await CheckAsync(resource, url)).ToString(), StringComparison.Ordinal);

    private static async Task<IReadOnlyList<FlyRefusal>> CheckAsync(string resource, string url)
    {
        var (model, _) = await PublishedModel.ReadAsync((builder, _) => builder.AddWeb().PublishAsFlyApp(_ => { }));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create($"Fly:Local:{resource}", (string?)url)]).Build();

        return await LocalPaths.CheckAsync(model.Apps, configuration, TestContext.Current.CancellationToken);
    }

    private static HttpListener Serve(int status, out string url)
    {
        var random = new Random();

        while (true)
        {
            var listener = new HttpListener();
            url = $"http://127.0.0.1:{random.Next(20_000, 60_000)}/";
            listener.Prefixes.Add(url);

            try
            {
                listener.Start();
            }
            catch (HttpListenerException)
            {
                continue;
            }

            listener.BeginGetContext(request =>
            {
                var context = listener.EndGetContext(request);
                context.Response.StatusCode = status;
                context.Response.RedirectLocation = status is 301 ? "https://elsewhere.test/" : null;
                context.Response.Close();
            }, null);

            return listener;
        }
    }
}

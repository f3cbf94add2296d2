using System.Net;
using HotDash.Hosting.Fly.Release.Watch;

namespace HotDash.Hosting.Fly.Tests.Release.Watch;

public sealed class RouteProbeTests
{
    [Theory]
    [InlineData("""{"queue_services":"ok","jobs":{"done":1}}""", null)]
    [InlineData("""{"queue_services":"failing","jobs":{"done":1}}""", "GET /api: queue_services is failing, not ok")]
    [InlineData("""{"jobs":{"done":1}}""", "GET /api: queue_services is not there, not ok")]
    [InlineData("""{"queue_services":"ok","jobs":{}}""", "GET /api: jobs.done is no number")]
    [InlineData("<html>Log in</html>", "GET /api answered 200, but no JSON")]
    public async Task Route_WithFields_IsReadAsJson(string body, string? problem)
    {
        var route = new FlyRoute("/api") { Fields = new Dictionary<string, string> { ["queue_services"] = "ok" }, Growing = ["jobs.done"] };

        Assert.Equal(problem, await ProbeAsync(route, body));
    }

    [Theory]
    [InlineData("built from 1a2b", null)]
    [InlineData("built from 9f9f", "GET /version answered 200 without built from 1a2b")]
    public async Task Route_ThatNamesTheCommit_ProvesTheApp(string body, string? problem)
    {
        Assert.Equal(problem, await ProbeAsync(new FlyRoute("/version") { MustContain = ["built from {commit}"] }, body));
    }

    [Theory]
    [InlineData("0.1.0+1a2b", null)]
    [InlineData("0.1.0+9f9f", "GET /health: X-Version is 0.1.0+9f9f, without 1a2b")]
    [InlineData(null, "GET /health: X-Version is not there, without 1a2b")]
    public async Task Route_WhoseHeaderNamesTheCommit_ProvesTheApp(string? header, string? problem)
    {
        Assert.Equal(problem, await ProbeAsync(new FlyRoute("/health") { Headers = new Dictionary<string, string> { ["X-Version"] = "{commit}" } }, "", header));
    }

    /// <summary>A worker is judged by what the dashboard says of it; a dashboard that is down says nothing against the worker.</summary>
    [Theory]
    [InlineData(200, """{"worker":"alive"}""", null, "GET /health/worker: 1 answers")]
    [InlineData(200, """{"worker":"silent"}""", "GET /health/worker: worker is silent, not alive", "GET /health/worker: 1 answers")]
    [InlineData(502, "", null, "not seen (1 times): GET /health/worker of dashboard answered 502, not 200")]
    public async Task Route_AskedOfAnotherApp_CountsWhenThatAppAnswers(int status, string body, string? problem, string measured)
    {
        var route = new FlyRoute("/health/worker") { AskedOf = "dashboard", Fields = new Dictionary<string, string> { ["worker"] = "alive" } };
        using var http = new HttpMessageInvoker(new Answer(body, null, (HttpStatusCode)status));
        var measures = new RouteMeasures();
        var app = new ProbedApp(null, [route], null, null) { Others = new Dictionary<string, Uri> { ["dashboard"] = new Uri("http://dashboard.test") } };

        var problems = await new RouteProbe(http, TimeSpan.FromSeconds(1)).ProbeAsync(app, measures, TestContext.Current.CancellationToken);

        Assert.Equal(problem, problems.SingleOrDefault()?.Text);
        Assert.Contains(measures.Describe(), line => line.StartsWith(measured, StringComparison.Ordinal));
    }

    [Fact]
    public void Measures_OfANumberThatStandsStill_AreAProblem()
    {
        var measures = new RouteMeasures();
        measures.Add("/api", "jobs", 7);
        measures.Add("/api", "beats", 1);
        measures.Add("/api", "jobs", 7);
        measures.Add("/api", "beats", 2);

        Assert.Equal(["jobs of /api stands still at 7"], measures.StandingStill());
    }

    [Fact]
    public void Measures_OfASlowRoute_AreAProblem()
    {
        var measures = new RouteMeasures();
        Enumerable.Range(1, 20).ToList().ForEach(number => measures.Add("/", TimeSpan.FromMilliseconds(number * 100)));

        Assert.Equal(["GET /: 20 answers, p50 1000 ms, p95 1900 ms"], measures.Describe());
        Assert.Equal(["GET / takes 1900 ms (p95), more than 1500 ms"], measures.SlowerThan(TimeSpan.FromSeconds(1.5)));
        Assert.Empty(measures.SlowerThan(TimeSpan.FromSeconds(2)));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public void Measures_OfFewAnswers_ForgiveOneSlowOne(int slow, int problems)
    {
        var measures = new RouteMeasures();
        Enumerable.Repeat(10, 4 - slow).Concat(Enumerable.Repeat(2000, slow)).ToList().ForEach(time => measures.Add("/", TimeSpan.FromMilliseconds(time)));

        Assert.Equal(problems, measures.SlowerThan(TimeSpan.FromSeconds(1)).Count());
    }

    private static async Task<string?> ProbeAsync(FlyRoute route, string body, string? header = null)
    {
        using var http = new HttpMessageInvoker(new Answer(body, header));
        var problems = await new RouteProbe(http, TimeSpan.FromSeconds(1)).ProbeAsync(new ProbedApp(new Uri("http://sample.test"), [route], "1a2b", null), new RouteMeasures(), TestContext.Current.CancellationToken);

        return problems.SingleOrDefault()?.Text;
    }

    private sealed class Answer(string body, string? header, HttpStatusCode status = HttpStatusCode.OK) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = new HttpResponseMessage(status) { Content = new StringContent(body) };

            if (header is not null)
            {
                response.Headers.Add("X-Version", header);
            }

            return Task.FromResult(response);
        }
    }
}

using System.Net;

namespace HotDash.Faults.Tests;

/// <summary>What whoever works in the dashboard sees while something behind it is away.</summary>
public sealed class DashboardFaultTests(FaultyStack stack, ITestOutputHelper output)
{
    private static readonly string[] s_pages = ["/", "/conversations", "/approvals", "/escalations", "/decisions", "/operations", "/settings"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory(Explicit = true)]
    [InlineData("chatwoot")]
    [InlineData("redis")]
    public async Task Pages_WhileAServiceIsAway_AreThereAndShowItAgainAfterwards(string service)
    {
        using var visitor = await DashboardVisitor.SignInAsync(await stack.Stack.UrlAsync("dashboard", Cancelled), Cancelled);
        var dashboard = stack.ProcessOf("dashboard");
        await AssertPagesAsync(visitor, "before");

        await stack.CommandAsync(service, "stop", Cancelled);
        await AssertPagesAsync(visitor, $"without {service}");
        var ready = await UntilAsync(visitor, "/health", HttpStatusCode.ServiceUnavailable);
        output.WriteLine($"without {service}: {ready}");
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/alive", Cancelled)).Status);

        await stack.CommandAsync(service, "start", Cancelled);
        await stack.WaitUntilSettledAsync(Cancelled);
        await UntilAsync(visitor, "/health", HttpStatusCode.OK);
        await AssertPagesAsync(visitor, "after");
        Assert.Equal(dashboard, stack.ProcessOf("dashboard"));
    }

    private async Task AssertPagesAsync(DashboardVisitor visitor, string when)
    {
        foreach (var page in s_pages)
        {
            var (status, text) = await visitor.GetAsync(page, Cancelled);
            output.WriteLine($"{when}: {page} {(int)status}, {text.Length} characters");
            Assert.True(status == HttpStatusCode.OK, $"{when}, {page} answers {(int)status}");
            Assert.Contains("</html>", text, StringComparison.Ordinal);
            Assert.DoesNotContain("   at HotDash.", text, StringComparison.Ordinal);
        }
    }

    private static async Task<string> UntilAsync(DashboardVisitor visitor, string path, HttpStatusCode wanted)
    {
        for (var attempt = 0; ; attempt++)
        {
            var (status, text) = await visitor.GetAsync(path, Cancelled);
            if (status == wanted)
            {
                return text;
            }

            Assert.True(attempt < 120, $"{path} still answers {(int)status}: {text}");
            await Task.Delay(500, Cancelled);
        }
    }
}

using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HotDash.SystemHarness;
using static Microsoft.Playwright.Assertions;

namespace HotDash.System.Tests;

/// <summary>The stack as a person meets it, the same on each backend: real DCP, real Aspire dashboard, real servers, a real browser.</summary>
public abstract class StackTests(RunningStack stack, Browser browser)
{
    private static readonly string[] s_resources =
        ["chatwoot", "chatwoot-db", "chatwoot-prepare", "chatwoot-worker", "dashboard", "dashboard-prepare", "hotdash-db", "mailbox", "postgres", "redis"];

    private static readonly TimeSpan s_settleLimit = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stack_Started_HoldsEveryResourceHealthy()
    {
        Assert.SkipUnless(stack.Obstacle is null, stack.Obstacle ?? "");
        var resources = await stack.Stack.GetSettledResourcesAsync(s_settleLimit, Cancelled);

        var visible = resources.Where(resource => resource is { IsHidden: false, ResourceType: not "Parameter" }).ToList();
        Assert.Equal(s_resources, visible.Select(resource => resource.DisplayName).Order(StringComparer.Ordinal));
        Assert.All(visible, resource => Assert.True(resource.IsSettled, $"{resource.DisplayName}: {resource.State}, {resource.HealthStatus}"));
    }

    /// <summary>What Fly would check in staging is asked here: staging's first check must not be the first one ever.</summary>
    [Fact]
    public async Task CheckPathsForFly_AskedOfThisStack_AreAnswered()
    {
        Assert.SkipUnless(stack.Obstacle is null, stack.Obstacle ?? "");

        var (exitCode, output) = await PublishStep.RunAsync(
            "verify-fly", Cancelled, $"--Fly:Local:chatwoot={await stack.Stack.UrlAsync("chatwoot", Cancelled)}", $"--Fly:Local:dashboard={await stack.Stack.UrlAsync("dashboard", Cancelled)}");

        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public async Task AspireDashboard_ByTokenUrl_ShowsResourcesAndTheirLogs()
    {
        Assert.SkipUnless(stack.Obstacle is null, stack.Obstacle ?? "");
        var page = await browser.OpenAsync(await stack.Stack.Process.LoginUrl.WaitAsync(Cancelled));

        foreach (var name in s_resources)
        {
            await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Row).Filter(new() { HasText = name }).First).ToBeVisibleAsync();
        }

        await page.GotoAsync(new Uri(new Uri(page.Url), "/consolelogs/resource/chatwoot-worker").ToString());
        await Expect(page.GetByText("Application started").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task CustomerMessage_AnsweredInTheDashboard_ReachesTheApiInOneTrace()
    {
        Assert.SkipUnless(stack.Obstacle is null, stack.Obstacle ?? "");
        var page = await browser.OpenAsync(await stack.Stack.UrlAsync("dashboard", Cancelled));
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Sign in as developer" }).ClickAsync();
        await page.GotoAsync(new Uri(await stack.Stack.UrlAsync("dashboard", Cancelled), "/conversations").ToString());
        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "Conversations" })).ToBeVisibleAsync();
        var question = $"Where is my order {Guid.NewGuid():N}?";
        var answer = $"It left our house today {Guid.NewGuid():N}.";

        var conversation = await stack.CustomerWritesAsync("Ada Customer", question, Cancelled);

        // Nobody reloads the page: the webhook that the worker delivers brings the message.
        await page.GetByText(question).First.ClickAsync();
        await page.Locator("#composer-text").FillAsync(answer);
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Send reply" }).ClickAsync();
        await Expect(page.GetByText(answer).First).ToBeVisibleAsync();

        await AssertCustomerSeesAsync(conversation, answer);
        await AssertOneTraceSpansAsync("dashboard", "chatwoot", "chatwoot-worker");
    }

    /// <summary>The reply is a private note first and public once it is approved, so it comes a moment after the note.</summary>
    private async Task AssertCustomerSeesAsync(long conversation, string answer)
    {
        using var chatwoot = await stack.ChatwootAsync(Cancelled);
        var seen = "";
        for (var attempt = 0; attempt < 60; attempt++)
        {
            var messages = await chatwoot.GetFromJsonAsync<JsonNode>($"/api/v1/accounts/1/conversations/{conversation}/messages", Cancelled);
            if (messages!["payload"]!.AsArray().Count(message => (string?)message!["content"] == answer && !(bool)message["private"]!) == 1)
            {
                return;
            }

            seen = messages.ToJsonString();
            await Task.Delay(500, Cancelled);
        }

        Assert.Fail($"The public reply is not in the API once. Seen: {seen[..Math.Min(seen.Length, 2000)]}");
    }

    private async Task AssertOneTraceSpansAsync(params string[] services)
    {
        var cli = new AspireCli(stack.Stack.Process.Home);
        var seen = "";
        // Exporters send once a second.
        for (var attempt = 0; attempt < 20; attempt++)
        {
            seen = await cli.RunAsync(Cancelled, "otel", "traces", "--format", "json");
            var traces = JsonNode.Parse(seen)!.AsArray();
            if (traces.Any(trace => services.All(service => trace!["spans"]!.AsArray().Any(span => (string?)span!["source"] == service))))
            {
                return;
            }

            await Task.Delay(500, Cancelled);
        }

        Assert.Fail($"No trace spans {string.Join(", ", services)}. Seen: {seen[..Math.Min(seen.Length, 2000)]}");
    }
}

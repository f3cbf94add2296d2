using System.Text.RegularExpressions;
using HotDash.ChatwootBenchmark;
using HotDash.Dashboard.Tests.RealStack;
using HotDash.TestServers;

namespace HotDash.DashboardBenchmark;

/// <summary>Dashboard and Chatwoot service as processes, with real servers and a filled account.</summary>
internal sealed partial class BenchmarkStack : IAsyncDisposable
{
    private const string Token = "benchmarkbenchmark123456";

    private readonly List<ServiceProcess> _processes = [];
    private readonly Uri _dashboard = new($"http://127.0.0.1:{ServiceProcess.FreePort()}");

    private BenchmarkStack()
    {
    }

    public static async Task<BenchmarkStack> StartAsync(int conversations, CancellationToken cancellationToken)
    {
        var postgres = await PostgresTestServer.GetAsync(cancellationToken);
        var redis = await RedisTestServer.GetAsync(cancellationToken);
        var stack = new BenchmarkStack();
        var chatwootDatabase = await postgres.CreateDatabaseAsync(cancellationToken);
        var chatwootAddress = new Uri($"http://127.0.0.1:{ServiceProcess.FreePort()}");
        var chatwoot = new Dictionary<string, string>
        {
            ["ConnectionStrings__chatwoot"] = chatwootDatabase,
            ["ConnectionStrings__redis"] = redis.ConnectionString,
            ["Logging__LogLevel__Default"] = "Warning",
            ["Chatwoot__Setup__AdminEmail"] = "admin@hotdash.test",
            ["Chatwoot__Setup__AdminPassword"] = "Correct-horse-1",
            ["Chatwoot__Setup__ApiAccessToken"] = Token,
            ["ASPNETCORE_URLS"] = chatwootAddress.ToString(),
        };
        await PrepareAsync("HotDash.Chatwoot", chatwoot, cancellationToken);
        await Seed.FillAsync(chatwootDatabase, conversations, perConversation: 2);
        await stack.RunAsync("HotDash.Chatwoot", chatwoot, chatwootAddress, cancellationToken);
        var dashboard = new Dictionary<string, string>
        {
            ["ConnectionStrings__hotdash"] = await postgres.CreateDatabaseAsync(cancellationToken),
            ["ConnectionStrings__redis"] = redis.ConnectionString,
            ["Logging__LogLevel__Default"] = "Warning",
            ["Chatwoot__BaseAddress"] = chatwootAddress.ToString(),
            ["Chatwoot__AccountId"] = "1",
            ["Chatwoot__ApiAccessToken"] = Token,
            ["Chatwoot__WebhookSecret"] = "benchmark",
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = stack._dashboard.ToString(),
        };
        await PrepareAsync("HotDash.Dashboard", dashboard, cancellationToken);
        await stack.RunAsync("HotDash.Dashboard", dashboard, stack._dashboard, cancellationToken);

        return stack;
    }

    public async Task<HttpClient> SignInAsync(CancellationToken cancellationToken)
    {
        var client = new HttpClient { BaseAddress = _dashboard };
        var token = AntiforgeryToken().Match(await client.GetStringAsync("/login", cancellationToken)).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("returnUrl", "/")]);
        using var answer = await client.PostAsync("/account/sign-in/developer", form, cancellationToken);
        answer.EnsureSuccessStatusCode();

        return client;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }
    }

    private static async Task PrepareAsync(string project, Dictionary<string, string> environment, CancellationToken cancellationToken)
    {
        await using var prepare = ServiceProcess.Start(project, environment, "prepare");
        await prepare.EndedAsync(cancellationToken);
    }

    private async Task RunAsync(string project, Dictionary<string, string> environment, Uri address, CancellationToken cancellationToken)
    {
        var process = ServiceProcess.Start(project, environment);
        _processes.Add(process);
        await process.AnswersAsync(address, cancellationToken);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex AntiforgeryToken();
}

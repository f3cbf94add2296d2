using System.Runtime.InteropServices;
using System.Text.Json;
using HotDash.FlySimulator;

namespace HotDash.ReleaseDrill.Staging;

/// <summary>
/// Releases HotDash itself through its AppHost to a simulated Fly, with real servers and HotDash's real programs: everything from the doctor to
/// the record; then versions that are broken, each caught where it can be, and what ran before serves again.
/// </summary>
internal static class StagingCommand
{
    /// <summary>A signal ends it, and nothing of it stays.</summary>
    public static async Task<int> RunUntilStoppedAsync()
    {
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

        try
        {
            return await RunAsync(stop.Token);
        }
        catch (OperationCanceledException)
        {
            return 1;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var servers = await StagingServers.StartAsync(cancellationToken);
        await using var fly = new StagingFly();
        var run = NewRun(servers, fly);
        run.Say($"staging: {servers.Description}; Fly is simulated, its machines run this build; window 15 s instead of 90");

        try
        {
            await PrepareAsync(run, servers, fly, cancellationToken);
            await ReleaseAsync(run, servers, fly, cancellationToken);
            await BreakAsync(run, fly, cancellationToken);
            run.Say(await run.StepAsync("history-fly", 0, cancellationToken));

            return 0;
        }
        catch (StagingFailedException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);

            return 1;
        }
    }

    private static StagingRun NewRun(StagingServers servers, StagingFly fly) => new(
        Console.Out,
        new Dictionary<string, string>(servers.SecretsOfDashboard())
        {
            [SimulatedCloud.FolderVariable] = fly.Folder, [SimulatorOptions.SmokeVariable] = "2", ["ConnectionStrings__chatwoot"] = servers.Chatwoot, ["services__chatwoot__http__0"] = fly.ChatwootUrl.ToString(), ["Chatwoot__AccountId"] = "1",
        },
        [
            $"--Fly:Release:Flyctl={BuiltPrograms.Simulator}", $"--Fly:Release:Ledger={fly.Ledger}", $"--Fly:Release:BaseUrls:{StagingFly.Dashboard}={fly.DashboardUrl}", $"--Fly:Release:BaseUrls:{StagingFly.Chatwoot}={fly.ChatwootUrl}",
            $"--Fly:Release:Commit={BuiltPrograms.CommitOf("HotDash.Dashboard")}", "--Fly:Release:Actor=drill", "--Fly:Release:Reason=drill",
            "--Fly:Release:StableFor=00:00:15", "--Fly:Release:PollEvery=00:00:01", "--Fly:Release:ReadyWithin=00:00:20", "--Fly:Release:RetryAfter=00:00:05",
        ]);

    /// <summary>The schema and the first account, before any app is there.</summary>
    private static async Task PrepareAsync(StagingRun run, StagingServers servers, StagingFly fly, CancellationToken cancellationToken)
    {
        var setup = new Dictionary<string, string>
        {
            ["ConnectionStrings__chatwoot"] = servers.Chatwoot, ["ConnectionStrings__redis"] = servers.Redis,
            ["Chatwoot__Setup__AdminEmail"] = "operator@hotdash.test", ["Chatwoot__Setup__AdminPassword"] = $"Aa1!{servers.WebhookSecret}",
            ["Chatwoot__Setup__ApiAccessToken"] = servers.ApiAccessToken, ["Chatwoot__Setup__WebhookSecret"] = servers.WebhookSecret, ["Chatwoot__Setup__WebhookUrl"] = new Uri(fly.DashboardUrl, "/webhooks/chatwoot").ToString(),
        };

        await run.ProgramAsync("Chatwoot's own preparation", BuiltPrograms.Of("HotDash.Chatwoot"), ["prepare"], 0, "", setup, cancellationToken);
        await run.StepAsync("migrate-check", 0, cancellationToken, "--Migrations:Database=hotdash", "--Migrations:Actor=drill");
        await run.StepAsync("migrate-review", 0, cancellationToken, "--Migrations:Database=hotdash", "--Migrations:Actor=reviewer", "--Migrations:Reason=read for the drill");
        await run.StepAsync("migrate-apply", 0, cancellationToken, "--Migrations:Database=hotdash", "--Migrations:Actor=drill");
    }

    private static async Task ReleaseAsync(StagingRun run, StagingServers servers, StagingFly fly, CancellationToken cancellationToken)
    {
        await run.StepAsync("secrets-fly", 0, JsonSerializer.Serialize(servers.SecretsOfChatwoot()), cancellationToken, $"--Fly:Secrets:App={StagingFly.Chatwoot}");
        await run.StepAsync("secrets-fly", 0, JsonSerializer.Serialize(servers.SecretsOfDashboard()), cancellationToken, $"--Fly:Secrets:App={StagingFly.Dashboard}");
        await BootAsync(run, BuiltPrograms.Of("HotDash.Dashboard"), 0, cancellationToken);
        await run.StepAsync("deploy", 0, cancellationToken, $"--Parameters:chatwoot-image-digest={fly.PushChatwoot()}", $"--Fly:Release:Images:{StagingFly.Dashboard}={fly.PushDashboard()}");
    }

    private static Task<string> BootAsync(StagingRun run, string program, int exitCode, CancellationToken cancellationToken) => run.StepAsync(
        "boot-fly", exitCode, cancellationToken, $"--Fly:Boot:Program={program}", $"--Fly:Boot:Url=http://127.0.0.1:{SimulatedCloud.FreePort()}", "--Fly:Boot:StableFor=00:00:05");

    private static async Task BreakAsync(StagingRun run, StagingFly fly, CancellationToken cancellationToken)
    {
        var good = fly.ServingImages();
        run.Say($"serves: {good}");

        run.Say("the incident's version: ends one second after its start");
        await BootAsync(run, fly.WriteProgram("sleep 0.95; echo \"SyntaxError: the requested module has no export 'json' (scripted)\" >&2; exit 1"), 10, cancellationToken);

        run.Say("a version whose database is away");
        await run.StepAsync("deploy-fly", 11, cancellationToken, Deploy(fly.PushDashboard("export ConnectionStrings__hotdash='Host=127.0.0.1;Port=1'; exec \"$0\"")));
        await RequireAsync(run, fly, good, cancellationToken);

        run.Say("a version that passes its checks and ends twelve seconds after its start");
        await run.StepAsync("deploy-fly", 12, cancellationToken, Deploy(fly.PushDashboard("\"$0\" & sleep 12; kill -9 $!; exit 1")));
        await RequireAsync(run, fly, good, cancellationToken);

        run.Say("a Chatwoot whose worker is frozen: its machine runs, its checks pass");
        await run.StepAsync("deploy-fly", 12, cancellationToken, $"--Fly:Release:App={StagingFly.Chatwoot}", $"--Parameters:chatwoot-image-digest={fly.PushChatwoot("\"$0\" & sleep 4; kill -STOP $!; wait")}");

        run.Say("another good version");
        await run.StepAsync("deploy-fly", 0, cancellationToken, Deploy(fly.PushDashboard("exec \"$0\" # another")));
    }

    /// <summary>Asked from outside, past everything that the pipeline believes.</summary>
    private static async Task RequireAsync(StagingRun run, StagingFly fly, string good, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(fly.DashboardUrl, "/health"), cancellationToken);
        run.Say($"/health answers {(int)answer.StatusCode}; serves: {fly.ServingImages()}");

        if (!answer.IsSuccessStatusCode || fly.ServingImages() != good)
        {
            throw new StagingFailedException($"The old version does not serve again: {(int)answer.StatusCode}, {fly.ServingImages()} instead of {good}");
        }
    }

    private static string[] Deploy(string image) => [$"--Fly:Release:App={StagingFly.Dashboard}", $"--Fly:Release:Images:{StagingFly.Dashboard}={image}"];
}

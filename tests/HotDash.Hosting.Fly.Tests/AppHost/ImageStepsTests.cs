using System.Diagnostics;
using HotDash.FlySimulator;

namespace HotDash.Hosting.Fly.Tests.AppHost;

/// <summary>The dashboard's own image through the boot gate and away, with a real engine.</summary>
public sealed class ImageStepsTests : IDisposable
{
    private const string Image = "localhost/hotdash-dashboard:local";

    private readonly string _folder = Directory.CreateTempSubdirectory("image-steps-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Nothing listens where its servers should be: it has to start and to stop, and must not call itself ready.</summary>
    [Fact]
    public async Task Image_ThatHasBooted_IsPushedAndOtherwiseRefused()
    {
        Assert.SkipUnless(Podman("image", "exists", Image) == 0, $"podman has no image {Image}: infra/images/build.sh makes it");

        var early = await PushAsync();
        Assert.True(early.ExitCode == 3, early.Output);
        Assert.Contains("was not booted here", early.Output, StringComparison.Ordinal);

        var boot = await AppHostRun.StepAsync(
            "boot-fly",
            new Dictionary<string, string>
            {
                ["ConnectionStrings__hotdash"] = "Host=127.0.0.1;Port=1;Database=hotdash;Username=boot", ["ConnectionStrings__redis"] = "127.0.0.1:1,abortConnect=false", ["Chatwoot__AccountId"] = "1",
                ["Chatwoot__ApiAccessToken"] = "boot", ["Chatwoot__WebhookSecret"] = "boot", ["services__chatwoot__http__0"] = "http://127.0.0.1:1",
            },
            [
                Ledger, $"--Fly:Boot:Image={Image}", $"--Fly:Boot:Url=http://127.0.0.1:{SimulatedCloud.FreePort()}", "--Fly:Boot:StableFor=00:00:02",
                .. new[] { "ConnectionStrings__hotdash", "ConnectionStrings__redis", "Chatwoot__AccountId", "Chatwoot__ApiAccessToken", "Chatwoot__WebhookSecret", "services__chatwoot__http__0" }
                    .Select((name, at) => $"--Fly:Boot:Variables:{at}={name}"),
            ]);
        Assert.True(boot.ExitCode == 0, boot.Output);
        Assert.Contains($"the image {Image} was run by podman", boot.Output, StringComparison.Ordinal);

        var push = await PushAsync();
        Assert.True(push.ExitCode == 0, push.Output);
        Assert.Matches("registry.fly.io/hotdash-staging@sha256:[0-9a-f]{64}", push.Output);
        Assert.True(File.Exists(Path.Combine(_folder, "pushed", "manifest.json")));
    }

    [Fact]
    public async Task Build_WithoutABaseByDigest_IsRefused()
    {
        var run = await AppHostRun.StepAsync("build-fly", new Dictionary<string, string>(), Ledger, "--Fly:Build:Base=mcr/aspnet:10.0");

        Assert.True(run.ExitCode == 2, run.Output);
        Assert.Contains("Base names no image by digest", run.Output, StringComparison.Ordinal);
    }

    private string Ledger => $"--Fly:Release:Ledger={Path.Combine(_folder, "ledger")}";

    private Task<AppHostRun> PushAsync() => AppHostRun.StepAsync(
        "push-fly", new Dictionary<string, string>(), Ledger, "--Fly:Push:App=hotdash-staging", $"--Fly:Push:Image={Image}", $"--Fly:Push:Destination=dir:{Path.Combine(_folder, "pushed")}");

    private static int Podman(params string[] arguments)
    {
        try
        {
            using var podman = Process.Start(new ProcessStartInfo("podman", arguments) { RedirectStandardOutput = true, RedirectStandardError = true });
            podman!.WaitForExit();

            return podman.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return 127;
        }
    }
}

using System.Diagnostics;
using System.Text.Json.Nodes;
using HotDash.Sidekiq.Tests.Support;
using StackExchange.Redis;

namespace HotDash.Sidekiq.Tests.Interop;

/// <summary>Runs Ruby's own Sidekiq.</summary>
internal static class RubySidekiq
{
    public static void SkipUnlessInstalled() => Assert.SkipUnless(
        Executable.Find("ruby") is not null && Executable.Find("sidekiq") is not null && Directory.EnumerateDirectories("/usr/share/rubygems-integration/all/gems", "activejob-*").Any(),
        "Ruby's Sidekiq and ActiveJob are not installed (apt-get install ruby-sidekiq ruby-activejob).");

    public static async Task<string> RunAsync(string redis, params string[] arguments)
    {
        var start = new ProcessStartInfo("ruby", [PathOf("interop.rb"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["REDIS_URL"] = Url(redis);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("ruby did not start.");
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"interop.rb {arguments[0]}: {await errors}");

        return output.Trim();
    }

    public static async Task<JsonNode> ReadApiAsync(string redis) => JsonNode.Parse(await RunAsync(redis, "api"))!;

    /// <summary>A Sidekiq process that performs ruby_jobs.rb.</summary>
    public static Process StartWorker(string redis)
    {
        var start = new ProcessStartInfo("sidekiq", ["-r", PathOf("ruby_jobs.rb"), "-c", "2", "-q", "default"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["REDIS_URL"] = Url(redis);
        var process = Process.Start(start) ?? throw new InvalidOperationException("sidekiq did not start.");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        return process;
    }

    private static string PathOf(string script) => Path.Combine(AppContext.BaseDirectory, "Interop", script);

    private static string Url(string redis)
    {
        var options = ConfigurationOptions.Parse(redis);
        var endPoint = (System.Net.IPEndPoint)options.EndPoints[0];

        return $"redis://:{options.Password}@{endPoint}/{options.DefaultDatabase ?? 0}";
    }
}

namespace HotDash.Cli.Tests;

[Collection(AppHostCommandTests.OneAtATime)]
public sealed class MissingParameterTests : IDisposable
{
    private readonly AspireCli _cli = new() { Secret = null };

    [Fact]
    public async Task SetParameter_SecretWithoutValue_LetsWhatNeedsItStartAndKeepsIt()
    {
        Assert.SkipUnless(AspireCli.Missing is null, AspireCli.Missing ?? string.Empty);
        (await AspireAsync("start", "--no-build")).ShouldExitWith(0);
        (await AspireAsync("wait", "ticker", "--timeout", "1")).ShouldExitWith(17);

        (await AspireAsync("resource", "secret", "set-parameter", "--value", "given-later", "--save-to-user-secrets")).ShouldExitWith(0);
        (await AspireAsync("wait", "ticker", "--timeout", "60")).ShouldExitWith(0);

        Assert.DoesNotContain("given-later", (await AspireAsync("describe", "--format", "Json")).ShouldExitWith(0).Output, StringComparison.Ordinal);
        Assert.Contains("given-later", (await AspireAsync("secret", "list")).ShouldExitWith(0).Output, StringComparison.Ordinal);
        (await AspireAsync("stop")).ShouldExitWith(0);
    }

    public void Dispose() => _cli.Dispose();

    private Task<CliResult> AspireAsync(params string[] arguments) => _cli.RunAsync(
        TestContext.Current.CancellationToken, [.. arguments, "--non-interactive", "--apphost", AspireCli.MiniAppHost]);
}

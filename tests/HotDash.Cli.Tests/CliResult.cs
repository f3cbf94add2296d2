using System.Text.Json;

namespace HotDash.Cli.Tests;

internal sealed record CliResult(string Arguments, int ExitCode, string Output, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>Fails with everything the CLI printed.</summary>
    public CliResult ShouldExitWith(int exitCode)
    {
        Assert.True(exitCode == ExitCode, $"aspire {Arguments}: exit code {ExitCode}, expected {exitCode}\n{Output}\n{Error}");

        return this;
    }
}

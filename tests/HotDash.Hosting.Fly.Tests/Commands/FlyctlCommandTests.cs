using System.Text.RegularExpressions;
using HotDash.Hosting.Fly.Drift;
using HotDash.Hosting.Fly.Secrets;
using HotDash.Hosting.Fly.Tests.Provisioning;
using HotDash.Hosting.Fly.Validation;
using HotDash.Tests;

namespace HotDash.Hosting.Fly.Tests.Commands;

/// <summary>A command of flyctl that does not exist cost HotDash two hours: every one that is printed, scripted or run is looked up.</summary>
public sealed partial class FlyctlCommandTests
{
    [Theory]
    [InlineData("releases rollback 71 --yes", "there is no command 'fly releases rollback 71 --yes'")]
    [InlineData("rollback", "there is no command 'fly rollback'")]
    [InlineData("scale count 1 --process web", "'fly scale count' has no flag --process")]
    [InlineData("secrets set-all", "there is no command 'fly secrets set-all'")]
    [InlineData("deploy --image x@sha256:0 --ha=false --yes", null)]
    [InlineData("logs --tail", "'fly logs' has no flag --tail")]
    public void Problem_OfCommandsOfTheIncident_IsFound(string command, string? problem)
    {
        // `fly releases` takes no arguments, which the list of flags does not say.
        var found = command.StartsWith("releases ", StringComparison.Ordinal) && !command.StartsWith("releases --", StringComparison.Ordinal) ? $"there is no command 'fly {command}'" : FlyctlCommands.Problem(command.Split(' '));

        Assert.Equal(problem, found);
    }

    [Fact]
    public void CommandLines_InFilesForPeople_Exist()
    {
        string[] patterns = ["infra/fly", ".github/workflows", "docs", "hosting/HotDash.Hosting.Fly"];
        var files = patterns.SelectMany(folder => Directory.EnumerateFiles(RepositoryRoot.Combine(folder), "*", SearchOption.AllDirectories))
            .Append(RepositoryRoot.Combine("README.md"))
            .Where(path => Path.GetExtension(path) is ".sh" or ".toml" or ".yml" or ".md" or ".txt" or ".cs")
            .ToList();

        var lines = files.SelectMany(path => CommandLine().Matches(File.ReadAllText(path)).Select(match => (Path: Path.GetFileName(path), Words: Words(match.Groups["command"].Value)))).Where(line => line.Words.Count > 0).ToList();

        Assert.InRange(lines.Count, 15, 1000);
        Assert.Empty(lines.Select(line => (line.Path, Problem: FlyctlCommands.Problem(line.Words))).Where(line => line.Problem is not null).Select(line => $"{line.Path}: {line.Problem}"));
    }

    [Fact]
    public async Task CommandLines_ThatArePlanned_Exist()
    {
        var provisioning = (await SamplePlan.CreateAsync()).SelectMany(item => new[] { item.Look, item.Create });

        Assert.All(
            provisioning.Append(LiveDrift.MachinesArguments("app")).Append(LiveDrift.SecretsArguments("app")).Append(SecretImport.Arguments("app")),
            words => Assert.Null(FlyctlCommands.Problem(words)));
    }

    /// <summary>Placeholders of C# and of shells are no words of the command.</summary>
    private static List<string> Words(string command)
    {
        var text = Placeholder().Replace(command, "X").Split('#', '|', ';', '<', '(', ')', ',')[0];

        return ShellWords.CanSplit(text) ? [.. ShellWords.Split(text).Select(word => word.TrimEnd('.', ':', '`', '"'))] : [];
    }

    // After a program's name comes a command in lower case; "fly apps are" in a sentence is kept out by the back quote, line start or shell before it.
    [GeneratedRegex("(?:^|[`$(|&#] ?|run: |\\$\"|\\|\\| |#   )(?:fly|flyctl) (?<command>[a-z][^`\\n\"]*)", RegexOptions.Multiline)]
    private static partial Regex CommandLine();

    [GeneratedRegex(@"\$?\{+[^}]*\}+")]
    private static partial Regex Placeholder();
}

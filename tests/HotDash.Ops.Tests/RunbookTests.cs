using System.Text.Json;
using System.Text.RegularExpressions;
using HotDash.Tests;

namespace HotDash.Ops.Tests;

/// <summary>No command in docs/operations.md is invented: each is parsed by the program that would run it, or by the list of what that program knows.</summary>
public sealed partial class RunbookTests
{
    private static readonly string[] s_runbooks =
        ["Deploy", "Roll back", "Restart", "Restore", "Rotate secrets", "Errors", "Slowness", "Machine down", "Worker stuck"];

    /// <summary>Of the pinned Aspire CLI, as far as the documents use it.</summary>
    private static readonly string[] s_aspireVerbs = ["describe", "logs", "wait", "resource", "stop", "otel", "run", "ps"];

    /// <summary>The list knows flags but not arguments: these take machines or names.</summary>
    private static readonly string[] s_flyWithArguments = ["fly machine restart", "fly secrets unset"];

    private static readonly string[] s_ownFlags =
        ["--operation", "--step", "--output-path", "--Fly:Release", "--Fly:Boot", "--Parameters:", "--MigrationCheck", "--Migrations"];

    private static readonly string s_document = File.ReadAllText(RepositoryRoot.Combine("docs", "operations.md"));

    public static TheoryData<string> Commands => new(Extract(s_document).Distinct());

    [Theory]
    [MemberData(nameof(Commands))]
    public void Command_InTheRunbooks_Exists(string command)
    {
        Assert.Null(Judge(command));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Command_InTheRunbooks_ShowsNoSecret(string command)
    {
        Assert.DoesNotMatch(@"(?i)(token|password|secret)[\w:]*=\S", command);
    }

    [Fact]
    public void Runbook_ForEachOccasion_Exists()
    {
        var titles = Heading().Matches(s_document).Select(match => match.Groups[1].Value).ToList();

        Assert.All(s_runbooks, name => Assert.Contains(titles, title => title == name || title.StartsWith($"{name} (", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("flyctl releases rollback 71 --yes --app hotdash-staging", "fly releases takes no")]
    [InlineData("fly deploy --imagine x", "fly deploy has no flag --imagine")]
    [InlineData("aspire resource dashbord restart", "the AppHost has no resource dashbord")]
    [InlineData("aspire rollback", "the Aspire CLI has no verb rollback")]
    [InlineData("dotnet run --project HotDash.Opps -- status", "no project HotDash.Opps")]
    [InlineData("dotnet run --project HotDash.Ops -- heal", "HotDash.Ops does not take")]
    [InlineData("dotnet run --project HotDash.AppHost -- --operation publish --step teleport-fly", "no step teleport-fly")]
    [InlineData("kubectl get pods", "not a program")]
    public void Command_Invented_IsFound(string command, string problem) => Assert.StartsWith(problem, Judge(command) ?? "", StringComparison.Ordinal);

    private static IEnumerable<string> Extract(string document) =>
        Fence().Matches(document).SelectMany(match => match.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Concat(Inline().Matches(Fence().Replace(document, "")).Select(match => match.Groups[1].Value))
            .Select(command => command.Trim());

    /// <summary>Null when the command exists.</summary>
    private static string? Judge(string command)
    {
        var words = Word().Matches(command).Select(match => match.Value.Trim('"')).ToList();

        return words switch
        {
            ["dotnet", "run", "--project", var project, "--", .. var arguments] => JudgeProject(project, arguments),
            ["dotnet", "run", "--project", var project] => JudgeProject(project, []),
            ["dotnet", "run", "--project", var project, "--configuration", "Release"] => JudgeProject(project, []),
            ["dotnet", "test", ..] => null,
            ["aspire", .. var arguments] => JudgeAspire(arguments),
            ["fly" or "flyctl", .. var arguments] => JudgeFly(arguments),
            ["git" or "npm", ..] => null,
            _ => $"not a program of the runbooks: {command}",
        };
    }

    private static string? JudgeProject(string project, IReadOnlyList<string> arguments)
    {
        if (!Directory.Exists(RepositoryRoot.Combine(project)))
        {
            return $"no project {project}";
        }

        if (project == "HotDash.Ops")
        {
            return OpsArguments.Parse(arguments) is { Verb: "status" or "doctor" or "evidence" or "logs" } ? null : $"HotDash.Ops does not take '{string.Join(' ', arguments)}'";
        }

        var step = arguments.SkipWhile(argument => argument != "--step").Skip(1).FirstOrDefault();

        if (step is not null && !IsStep(step))
        {
            return $"no step {step}";
        }

        return arguments.FirstOrDefault(argument => argument.StartsWith("--", StringComparison.Ordinal) && !s_ownFlags.Any(flag => argument.StartsWith(flag, StringComparison.Ordinal))) is { } unknown
            ? $"the AppHost knows no {unknown}"
            : null;
    }

    /// <summary>Declared by its name, or by the part before that of the Fly environment.</summary>
    private static bool IsStep(string step)
    {
        var hosting = Sources("hosting");

        return hosting.Contains($"\"{step}\"", StringComparison.Ordinal)
            || (step.EndsWith("-fly", StringComparison.Ordinal) && StepName().Matches(hosting).Any(match => match.Groups[1].Value + match.Groups[2].Value == step[..^"-fly".Length]));
    }

    private static string? JudgeAspire(IReadOnlyList<string> arguments) => arguments switch
    {
        [] => null,
        [var verb, ..] when !s_aspireVerbs.Contains(verb) => $"the Aspire CLI has no verb {verb}",
        ["logs" or "wait" or "resource", var resource, ..] when !Resources().Contains(resource) => $"the AppHost has no resource {resource}",
        _ => null,
    };

    private static string? JudgeFly(IReadOnlyList<string> arguments)
    {
        using var list = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.Combine("tests", "data", "fly", "flyctl-commands.json")));
        var commands = list.RootElement.GetProperty("commands");
        var path = "fly";
        var rest = new Queue<string>(arguments);

        while (rest.TryPeek(out var word) && commands.TryGetProperty($"{path} {word}", out _))
        {
            path = $"{path} {rest.Dequeue()}";
        }

        var flags = commands.GetProperty(path).EnumerateArray().Select(flag => flag.GetString()).ToHashSet();
        var unknown = rest.Where(word => word.StartsWith("--", StringComparison.Ordinal)).Select(word => word.TrimStart('-').Split('=')[0]).FirstOrDefault(flag => !flags.Contains(flag));
        var takesNothing = !s_flyWithArguments.Contains(path);

        return takesNothing && rest.TryPeek(out var first) && !first.StartsWith('-') ? $"{path} takes no '{first}'"
            : unknown is not null ? $"{path} has no flag --{unknown}"
            : null;
    }

    private static HashSet<string> Resources() =>
        [.. ResourceName().Matches(Sources("HotDash.AppHost") + Sources("hosting/HotDash.Hosting.Chatwoot")).Select(match => match.Groups[1].Value), "chatwoot-worker", "chatwoot-prepare"];

    private static string Sources(string folder) =>
        string.Concat(Directory.EnumerateFiles(RepositoryRoot.Combine(folder), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

    [GeneratedRegex("""Step\(environment, "([a-z-]+)"|\$"([a-z-]+)-\{environment""")]
    private static partial Regex StepName();

    [GeneratedRegex("^### (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^```sh\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("`((?:dotnet run|dotnet test|aspire|fly|flyctl) [^`]+)`")]
    private static partial Regex Inline();

    [GeneratedRegex("""(?:"[^"]*"|\S)+""")]
    private static partial Regex Word();

    [GeneratedRegex("""(?:Add\w*(?:<[^>]+>)?|AddChatwoot<[^(]+>)\((?:builder, )?"([a-z-]+)"(?:, "[a-z]+")?""")]
    private static partial Regex ResourceName();
}

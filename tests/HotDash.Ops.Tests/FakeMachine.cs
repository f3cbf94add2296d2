using HotDash.Ops.Machine;

namespace HotDash.Ops.Tests;

/// <summary>A developer's machine on which everything is well: its programs' answers, its clone, and both environments. Tests seed faults into it.</summary>
internal sealed class FakeMachine : IShell, IWeb, IDisposable
{
    public const string Dashboard = "hotdash-staging";
    public const string Chatwoot = "hotdash-chatwoot";

    public const string GitStatus = "git status --porcelain=v2 --branch";
    public const string Changed = "git status --porcelain -- infra/fly aspire-manifest.json .github/workflows";
    public const string Healthy = """{"status":"Healthy","checks":{"database":"Healthy","redis":"Healthy","chatwoot":"Healthy"}}""";
    public const string ChatwootReport = """{"version":"4.15.1","timestamp":"2026-11-24 09:00:00","queue_services":"ok","data_services":"ok"}""";

    private readonly string _root = Directory.CreateTempSubdirectory("hotdash-ops-").FullName;

    public FakeMachine()
    {
        Write("HotDash.slnx", "<Solution />");
        Write("global.json", """{"sdk":{"version":"10.0.100"}}""");
        Write("aspire-manifest.json", "{}");
        Write("infra/tools/package-lock.json", Lock("13.5.4"));
        Write("infra/tools/node_modules/.package-lock.json", Lock("13.5.4"));
        Directory.CreateDirectory(Path.Combine(_root, ".git"));

        foreach (var (app, path) in new[] { (Dashboard, "/health"), (Chatwoot, "/api") })
        {
            Write($"infra/fly/{app}/fly.toml", $"app = \"{app}\"\nprimary_region = \"ord\"\n\n[[http_service.checks]]\npath = \"{path}\"\n");
        }

        Write($"infra/fly/{Dashboard}/secrets.txt", "# names only\nChatwoot__ApiAccessToken  # parameter\nConnectionStrings__redis  # redis\n");
        Write($"infra/fly/{Chatwoot}/secrets.txt", "SECRET_KEY_BASE  # parameter\nREDIS_URL  # redis\n");
        Answers[GitStatus] = Ok("# branch.oid 1e0b8b3\n# branch.head main\n# branch.upstream origin/main\n# branch.ab +0 -0\n");
        Answers["git rev-parse --is-shallow-repository"] = Ok("false\n");
        Answers["git config user.email"] = Ok("ada@example.test\n");
        Answers["git log -1 --format=%h %cI %s"] = Ok("1e0b8b3 2026-11-24T09:00:00Z Subject\n");
        Answers[Changed] = Ok("");
        Answers["dotnet --version"] = Ok("10.0.401\n");
        Answers["node --version"] = Ok("v24.1.0\n");
        Answers["flyctl version"] = Ok("flyctl v0.3.200 linux/amd64\n");
        Answers["redis-server --version"] = Ok("Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64\n");
        Answers["flyctl auth whoami"] = Ok("ada@example.test\n");
        Secrets(Dashboard, "Chatwoot__ApiAccessToken", "ConnectionStrings__redis");
        Secrets(Chatwoot, "SECRET_KEY_BASE", "REDIS_URL");
        Local(("dashboard", "Running", "Healthy", null), ("chatwoot", "Running", "Healthy", null), ("chatwoot-worker", "Running", "Healthy", null), ("dashboard-prepare", "Finished", null, 0));
        Pages["http://dashboard.local/health"] = new(200, Healthy, TimeSpan.FromMilliseconds(20));
        Pages["http://chatwoot.local/api"] = new(200, ChatwootReport, TimeSpan.FromMilliseconds(20));
        Pages[$"https://{Dashboard}.fly.dev/health"] = new(200, Healthy, TimeSpan.FromMilliseconds(180));
        Pages[$"https://{Chatwoot}.fly.dev/api"] = new(200, ChatwootReport, TimeSpan.FromMilliseconds(180));
    }

    /// <summary>By program and arguments; the Aspire CLI is <c>aspire</c> and its verb.</summary>
    public Dictionary<string, ShellResult> Answers { get; } = [];

    public Dictionary<string, WebAnswer> Pages { get; } = [];

    public List<string> Commands { get; } = [];

    public Clone Clone => Clone.Find(_root) ?? throw new InvalidOperationException("The clone is gone.");

    public static ShellResult Ok(string output) => new(0, output, "");

    public static ShellResult Failed(string error, int exitCode = 1) => new(exitCode, "", error);

    public static ShellResult Missing => new(ShellResult.Missing, "", "not found");

    public static string Lock(string version) =>
        """{"packages":{"":{},"node_modules/@microsoft/aspire-cli-linux-x64":{"version":"VERSION"},"node_modules/@squawk-cli/linux-x64":{"version":"2.66.0"}}}"""
            .Replace("VERSION", version, StringComparison.Ordinal);

    public void Write(string path, string text)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full) ?? _root);
        File.WriteAllText(full, text);
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(_root, path));

    public void Remove(string path)
    {
        if (Directory.Exists(Path.Combine(_root, path)))
        {
            Directory.Delete(Path.Combine(_root, path), recursive: true);
        }
        else
        {
            File.Delete(Path.Combine(_root, path));
        }
    }

    public void Replace(string path, string old, string @new) => Write(path, Read(path).Replace(old, @new, StringComparison.Ordinal));

    public void Git(string head, string counts, params string[] lines) =>
        Answers[GitStatus] = Ok($"# branch.oid 1e0b8b3\n# branch.head {head}\n# branch.upstream origin/main\n# branch.ab {counts}\n{string.Join('\n', lines)}\n");

    public void Secrets(string app, params string[] names) =>
        Answers[$"flyctl secrets list --app {app} --json"] = Ok($"[{string.Join(',', names.Select(name => $$"""{"name":"{{name}}","digest":"0123","status":"Deployed"}"""))}]");

    public void Local(params (string Name, string State, string? Health, int? ExitCode)[] resources) =>
        Answers["aspire describe"] = Ok($$"""{"resources":[{{string.Join(',', resources.Select(Describe))}}]}""");

    public Task<ShellResult> RunAsync(string program, IReadOnlyList<string> arguments, string folder, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(program);
        var command = name == "aspire" ? $"aspire {arguments[0]}" : $"{name} {string.Join(' ', arguments)}";

        lock (Commands)
        {
            Commands.Add(command);
        }

        return Task.FromResult(Answers.GetValueOrDefault(command) ?? Failed($"{command}: the fake machine does not know it"));
    }

    public Task<WebAnswer> GetAsync(Uri address, TimeSpan timeout, CancellationToken cancellationToken) =>
        Task.FromResult(Pages.GetValueOrDefault(address.ToString()) ?? new WebAnswer(0, "nothing listens there", TimeSpan.Zero));

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static string Describe((string Name, string State, string? Health, int? ExitCode) resource) =>
        $$"""{"displayName":"{{resource.Name}}","state":"{{resource.State}}","healthStatus":{{Text(resource.Health)}},"exitCode":{{resource.ExitCode?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null"}},"urls":[{"url":"http://{{resource.Name}}.local"}]}""";

    private static string Text(string? value) => value is null ? "null" : $"\"{value}\"";
}

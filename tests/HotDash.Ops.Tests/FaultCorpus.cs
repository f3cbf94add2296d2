using HotDash.Ops.Machine;
using static HotDash.Ops.Tests.FakeMachine;

namespace HotDash.Ops.Tests;

/// <summary>Forty faults that people of this project met or could meet.</summary>
internal static class FaultCorpus
{
    private const string DashboardToml = $"infra/fly/{Dashboard}/fly.toml";
    private const string ChatwootToml = $"infra/fly/{Chatwoot}/fly.toml";

    public static IReadOnlyList<SeededFault> All { get; } =
    [
        new("git is missing", machine => machine.Answers[GitStatus] = Missing, "git is not installed"),
        new("clone of another user", machine => machine.Answers[GitStatus] = Failed("fatal: detected dubious ownership in repository", 128), "dubious ownership"),
        new("uncommitted work", machine => machine.Git("main", "+0 -0", "1 .M N... 100644 100644 100644 0 0 README.md", "? new.txt"), "2 files are not committed"),
        new("untracked file only", machine => machine.Git("main", "+0 -0", "? scratch.sql"), "1 files are not committed"),
        new("not pushed", machine => machine.Git("main", "+3 -0"), "3 commits", "not pushed"),
        new("behind", machine => machine.Git("main", "+0 -7"), "7 commits behind"),
        new("diverged", machine => machine.Git("main", "+2 -5"), "diverged"),
        new("detached HEAD", machine => machine.Git("(detached)", "+0 -0"), "HEAD is detached"),
        new("no upstream", machine => machine.Answers[GitStatus] = Ok("# branch.oid 1\n# branch.head fix\n"), "no upstream"),
        new("merge conflict", machine => machine.Git("main", "+0 -0", "u UU N... 100644 100644 100644 100644 0 0 0 AppHost.cs"), "merge conflicts"),
        new("rebase left behind", machine => machine.Write(".git/rebase-merge/head", "x"), "rebase is under way"),
        new("index lock left behind", machine => machine.Write(".git/index.lock", ""), "lock is under way or was left behind"),
        new("shallow clone", machine => machine.Answers["git rev-parse --is-shallow-repository"] = Ok("true"), "shallow"),
        new("no identity", machine => machine.Answers["git config user.email"] = Failed(""), "no user.email"),
        new("no SDK", machine => machine.Answers["dotnet --version"] = Missing, ".NET SDK is not installed"),
        new("SDK that global.json refuses", machine => machine.Answers["dotnet --version"] = Failed("A compatible .NET SDK was not found.", 155), "no .NET SDK that global.json accepts"),
        new("SDK of another major version", machine => machine.Answers["dotnet --version"] = Ok("9.0.300"), ".NET SDK 9.0.300", "global.json asks for 10.0.100"),
        new("no Node", machine => machine.Answers["node --version"] = Missing, "Node is not installed"),
        new("old Node", machine => machine.Answers["node --version"] = Ok("v16.20.2"), "Node v16.20.2 is too old"),
        new("tools not installed", machine => machine.Remove("infra/tools/node_modules"), "pinned tools are not installed"),
        new("tools of another version", machine => machine.Write("infra/tools/node_modules/.package-lock.json", Lock("13.4.0")), "aspire-cli-linux-x64 13.4.0 instead of 13.5.4"),
        new("merge marks in the lock file", machine => machine.Write("infra/tools/package-lock.json", "<<<<<<< HEAD"), "package-lock.json cannot be read"),
        new("old Redis", machine => machine.Answers["redis-server --version"] = Ok("Redis server v=6.0.16 sha=0"), "redis-server 6.0.16 is too old"),
        new("not signed in to Fly", machine => machine.Answers["flyctl auth whoami"] = Failed("Error: no access token available. Please login with 'flyctl auth login'"), "flyctl is not signed in"),
        new("app that does not exist", machine => machine.Answers[$"flyctl secrets list --app {Chatwoot} --json"] = Failed("Error: Could not find App \"hotdash-chatwoot\""), "secrets of hotdash-chatwoot cannot be listed", "Could not find App"),
        new("secret missing", machine => machine.Secrets(Chatwoot, "REDIS_URL"), "hotdash-chatwoot has no SECRET_KEY_BASE"),
        new("secret under another name", machine => machine.Secrets(Dashboard, "ConnectionStrings__redis", "CHATWOOT_APIACCESSTOKEN"), "no Chatwoot__ApiAccessToken, but CHATWOOT_APIACCESSTOKEN"),
        new("secret that nobody reads", machine => machine.Secrets(Dashboard, "Chatwoot__ApiAccessToken", "ConnectionStrings__redis", "SHOPIFY_API_KEY"), "SHOPIFY_API_KEY, which the model does not know"),
        new("manifest deleted", machine => machine.Remove("aspire-manifest.json"), "aspire-manifest.json is missing"),
        new("fly.toml deleted", machine => machine.Remove(DashboardToml), "hotdash-staging/fly.toml is missing"),
        new("secrets list deleted", machine => machine.Remove($"infra/fly/{Chatwoot}/secrets.txt"), "nobody knows which secrets hotdash-chatwoot needs"),
        new("fly.toml copied from another app", machine => machine.Replace(ChatwootToml, Chatwoot, "hotdash-production"), "not of the app hotdash-chatwoot"),
        new("health check removed", machine => machine.Replace(DashboardToml, "path = \"/health\"\n", ""), "no health check"),
        new("migrations in the release command", machine => machine.Replace(DashboardToml, "primary_region", "release_command = \"prisma migrate deploy\"\nprimary_region"), "has a release_command"),
        new("image by the tag latest", machine => machine.Replace(ChatwootToml, "primary_region", "image = \"chatwoot/chatwoot:latest\"\nprimary_region"), "tag latest"),
        new("generated file edited", machine => machine.Answers[Changed] = Ok($" M {DashboardToml}\n"), "generated files are changed and not committed"),
        new("worker died", machine => machine.Local(("dashboard", "Running", "Healthy", null), ("chatwoot-worker", "Exited", null, 137)), "chatwoot-worker is Exited", "exit code 137"),
        new("staging answers 502", machine => machine.Pages[$"https://{Dashboard}.fly.dev/health"] = new WebAnswer(502, "Bad Gateway", TimeSpan.FromMilliseconds(90)), "hotdash-staging", "status 502"),
        new("staging's database is down", machine => machine.Pages[$"https://{Dashboard}.fly.dev/health"] = new WebAnswer(503, Healthy.Replace("\"database\":\"Healthy\"", "\"database\":\"Unhealthy\"", StringComparison.Ordinal), TimeSpan.FromMilliseconds(90)), "failing: database"),
        new("queue fails behind status 200", machine => machine.Pages[$"https://{Chatwoot}.fly.dev/api"] = new WebAnswer(200, ChatwootReport.Replace("\"queue_services\":\"ok\"", "\"queue_services\":\"failing\"", StringComparison.Ordinal), TimeSpan.FromMilliseconds(90)), "hotdash-chatwoot", "failing: queue_services"),
    ];
}

using HotDash.Ops.Machine;

namespace HotDash.Ops.Doctor;

/// <summary>Whether what lies here is what others can get. Reads <c>git status --porcelain=v2 --branch</c>.</summary>
internal sealed class GitCheck : ICheck
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(4);

    public async Task<IReadOnlyList<Finding>> ExamineAsync(Clone clone, IShell shell, IWeb web, CancellationToken cancellationToken)
    {
        var status = await GitAsync("status", "--porcelain=v2", "--branch");

        if (status.IsMissing)
        {
            return [Finding.Problem("git", "git is not installed", "Install git.")];
        }

        if (!status.IsFine)
        {
            return [Finding.Problem("git", status.LastError, "Run it in a clone of the repository that you own.")];
        }

        var shallow = GitAsync("rev-parse", "--is-shallow-repository");
        var email = GitAsync("config", "user.email");

        return
        [
            .. Branch(status.Output),
            Changes(status.Output),
            .. Conflicts(status.Output),
            .. UnderWay(clone),
            (await shallow).FirstLine == "true"
                ? Finding.Warning("git", "the clone is shallow: comparisons with earlier releases see nothing", "git fetch --unshallow")
                : Finding.Fine("git", "the whole history is here"),
            (await email) is { IsFine: true, FirstLine.Length: > 0 } name
                ? Finding.Fine("identity", $"commits as {name.FirstLine}")
                : Finding.Warning("identity", "git has no user.email: records would name nobody", "git config user.email YOU@EXAMPLE.COM"),
        ];

        Task<ShellResult> GitAsync(params string[] arguments) => shell.RunAsync("git", arguments, clone.Root, s_timeout, cancellationToken);
    }

    private static IEnumerable<Finding> Branch(string status)
    {
        var head = Value(status, "# branch.head ");

        if (head == "(detached)")
        {
            yield return Finding.Warning("git", "HEAD is detached: a commit made here belongs to no branch", "git switch BRANCH");
        }
        else if (Value(status, "# branch.upstream ") is not { } upstream)
        {
            yield return Finding.Warning("git", $"{head} has no upstream: nobody else has it", $"git push --set-upstream origin {head}");
        }
        else
        {
            var counts = (Value(status, "# branch.ab ") ?? "+0 -0").Split(' ');
            yield return counts is ["+0", "-0"]
                ? Finding.Fine("git", $"{head} is what {upstream} is")
                : counts[1] != "-0" && counts[0] != "+0"
                    ? Finding.Warning("git", $"{head} and {upstream} have diverged: {counts[0][1..]} here, {counts[1][1..]} there", "git pull --rebase")
                    : counts[1] != "-0"
                        ? Finding.Warning("git", $"{head} is {counts[1][1..]} commits behind {upstream}", "git pull --rebase")
                        : Finding.Warning("git", $"{head} has {counts[0][1..]} commits that are not pushed to {upstream}", "git push");
        }
    }

    private static Finding Changes(string status)
    {
        var changed = status.Split('\n').Count(line => line is ['1' or '2' or '?', ' ', ..]);

        return changed == 0
            ? Finding.Fine("git", "the working tree is clean")
            : Finding.Warning("git", $"{changed} files are not committed: a release of them has no commit to go back to", "git commit, or git stash");
    }

    private static IEnumerable<Finding> Conflicts(string status) =>
        status.Split('\n').Count(line => line.StartsWith("u ", StringComparison.Ordinal)) is > 0 and var conflicts
            ? [Finding.Problem("git", $"{conflicts} files have merge conflicts", "Resolve them and git add the files.")]
            : [];

    private static IEnumerable<Finding> UnderWay(Clone clone)
    {
        foreach (var (mark, name, remedy) in new[] { ("rebase-merge", "rebase", "git rebase --continue or --abort"), ("MERGE_HEAD", "merge", "git merge --continue or --abort"), ("index.lock", "lock", "Remove .git/index.lock when no git runs.") })
        {
            if (Path.Exists(clone.PathTo(".git", mark)))
            {
                yield return Finding.Problem("git", $"a {name} is under way or was left behind", remedy);
            }
        }
    }

    private static string? Value(string status, string name) =>
        status.Split('\n').FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } line ? line[name.Length..].Trim() : null;
}

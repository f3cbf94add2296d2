using System.Text.RegularExpressions;
using HotDash.Tests;

namespace HotDash.Conventions.Tests;

public sealed partial class DocumentTests(RepositoryFiles files)
{
    private const int LongestReadme = 120;

    [Fact]
    public void Readme_Length_FitsAReader()
    {
        Finding.None(
            files.All.Where(path => Path.GetFileName(path) == "README.md")
                .Select(path => (Path: path, Lines: File.ReadLines(RepositoryRoot.Combine(path)).Count()))
                .Where(file => file.Lines > LongestReadme)
                .Select(file => $"{file.Path}: {file.Lines} lines"),
            $"A README has at most {LongestReadme} lines");
    }

    [Fact]
    public void Document_RelativeLinks_Resolve()
    {
        Finding.None(
            files.Written.Where(path => path.EndsWith(".md", StringComparison.Ordinal))
                .SelectMany(path => BrokenLinks(path, RepositoryFiles.Read(path), target => Path.Exists(RepositoryRoot.Combine(target)))),
            "A link in a document leads somewhere");
    }

    [Fact]
    public void Links_OfAGivenDocument_AreFollowed()
    {
        const string Text = "[a](other.md#part) ![b](../gone.png) [c](https://example.com) [d](#here)\n```\n[e](not-a-link.md)\n```";

        Assert.Equal(["docs/index.md: ../gone.png"], BrokenLinks("docs/index.md", Text, target => target == "docs/other.md"));
    }

    private static IEnumerable<string> BrokenLinks(string document, string text, Func<string, bool> exists)
    {
        var folder = Path.GetDirectoryName(document) ?? "";
        return Link().Matches(Fence().Replace(text, ""))
            .Select(match => match.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && target[0] != '#' && !target.StartsWith("mailto:", StringComparison.Ordinal))
            .Where(target => !exists(Path.GetRelativePath(RepositoryRoot.Path, Path.GetFullPath(RepositoryRoot.Combine(folder, Uri.UnescapeDataString(target.Split('#')[0]))))))
            .Select(target => $"{document}: {target}");
    }

    [GeneratedRegex(@"!?\[[^\]]*\]\((?<target>[^)\s]+)[^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}

using System.Text.RegularExpressions;
using HotDash.Tests;

namespace HotDash.Conventions.Tests;

public sealed partial class ContentTests(RepositoryFiles files)
{
    private static readonly string[] s_binaries = [".png", ".ico"];

    // Written in two parts, so that this file holds none of them.
    private static readonly string[] s_registries = ["registry." + "npmjs.org", "api." + "nuget.org", "proxy." + "golang.org", "files." + "pythonhosted.org"];

    [Fact]
    public void File_PackageRegistry_IsNotNamed()
    {
        Finding.None(
            files.All.SelectMany(path => Lines(path).Where(line => s_registries.Any(host => line.Text.Contains(host, StringComparison.OrdinalIgnoreCase))).Select(line => $"{path}:{line.Number}")),
            "The developer's own configuration chooses the package registry");
    }

    [Fact]
    public void File_MachinePath_IsNotWritten()
    {
        Finding.None(
            files.Written.SelectMany(path => Lines(path).Where(line => MachinePath().IsMatch(line.Text)).Select(line => $"{path}:{line.Number}: {line.Text.Trim()}")),
            "A path that exists on one machine alone");
    }

    [Theory]
    [InlineData("cd /ro" + "ot/src", true)]
    [InlineData("/ho" + "me/jane/hotdash", true)]
    [InlineData("https://example.com/ho" + "me/jane", false)]
    [InlineData("services/work" + "/item", false)]
    public void MachinePath_InAGivenText_IsJudged(string text, bool found)
    {
        Assert.Equal(found, MachinePath().IsMatch(text));
    }

    [Fact]
    public void File_Content_IsText()
    {
        Finding.None(
            files.All.Where(path => !s_binaries.Contains(Path.GetExtension(path)) && File.ReadAllBytes(RepositoryRoot.Combine(path)).AsSpan().Contains((byte)0)),
            "Binaries are built or fetched, not committed");
    }

    private static IEnumerable<(int Number, string Text)> Lines(string path) =>
        s_binaries.Contains(Path.GetExtension(path)) ? [] : File.ReadLines(RepositoryRoot.Combine(path)).Select((text, index) => (index + 1, text));

    [GeneratedRegex(@"(?<![\w./$})~-])/(root|work|home/[a-z][a-z0-9]+|tmp/[\w-]+)/[\w.-]")]
    private static partial Regex MachinePath();
}

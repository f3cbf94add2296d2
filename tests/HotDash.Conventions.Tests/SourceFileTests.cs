using HotDash.Tests;

[assembly: AssemblyFixture(typeof(HotDash.Conventions.Tests.RepositoryFiles))]

namespace HotDash.Conventions.Tests;

public sealed class SourceFileTests(RepositoryFiles files)
{
    private static readonly string[] s_vagueFolders = ["Helpers", "Utils", "Utilities", "Common", "Managers", "Services", "Misc"];

    // Program.cs is a table of contents.
    private const int LongestProgram = 40;

    private static readonly Dictionary<string, int> s_longest = new()
    {
        [".cs"] = 400, [".razor"] = 150, [".css"] = 400, [".js"] = 400, [".mjs"] = 400, [".sh"] = 400, [".csproj"] = 400, [".props"] = 400, [".targets"] = 400,
    };

    [Fact]
    public void SourceFile_Length_StaysBelowTheCeiling()
    {
        Finding.None(
            files.Written.Where(path => s_longest.ContainsKey(Path.GetExtension(path)))
                .Select(path => (Path: path, Lines: File.ReadLines(RepositoryRoot.Combine(path)).Count(), Longest: Path.GetFileName(path) == "Program.cs" ? LongestProgram : s_longest[Path.GetExtension(path)]))
                .Where(file => file.Lines > file.Longest)
                .Select(file => $"{file.Path}: {file.Lines} lines, at most {file.Longest}"),
            "A long file holds more than one subject: split it by feature");
    }

    [Fact]
    public void CodeFile_TopLevelTypes_IsOneNamedAsTheFile()
    {
        Finding.None(files.Code.SelectMany(path => TopLevelTypes.Findings(path, RepositoryFiles.Read(path))), "One top-level type per file, the file named after it");
    }

    [Theory]
    [InlineData("src/Order.cs", "class Order { class Line { } }", 0)]
    [InlineData("src/Order.cs", "class Order { } class Line { }", 1)]
    [InlineData("src/Order.cs", "namespace A; enum OrderState { Open }", 1)]
    [InlineData("src/OrderContracts.cs", "record Order(); record Line();", 0)]
    [InlineData("src/OrderContracts.cs", "record Order(); class Line { }", 1)]
    [InlineData("src/Order.Parsing.cs", "partial class Order { }", 0)]
    [InlineData("src/OrderOfT.cs", "class Order<T> { }", 0)]
    [InlineData("src/OrderOfT.cs", "class Order { }", 1)]
    [InlineData("src/Program.cs", "return 0;", 0)]
    public void CodeFile_OfAGivenShape_IsJudged(string path, string code, int findings)
    {
        Assert.Equal(findings, TopLevelTypes.Findings(path, code).Count());
    }

    [Fact]
    public void Folder_Name_SaysAFeature()
    {
        Finding.None(
            files.Code.Where(path => path.Split('/').SkipLast(1).Any(s_vagueFolders.Contains)),
            "A folder is a feature, not a technical kind");
    }

    [Fact]
    public void QueueKey_OutsideSidekiq_IsNotWritten()
    {
        Finding.None(
            files.Code.Where(path => !path.StartsWith("services/HotDash.Sidekiq/", StringComparison.Ordinal) && !path.StartsWith("tests/", StringComparison.Ordinal))
                .Where(path => RepositoryFiles.Read(path).Contains("\"queue:", StringComparison.Ordinal)),
            "Only HotDash.Sidekiq touches queue keys");
    }
}

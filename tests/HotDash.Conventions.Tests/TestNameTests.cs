using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HotDash.Conventions.Tests;

public sealed partial class TestNameTests(RepositoryFiles files)
{
    [Fact]
    public void TestMethod_Name_SaysSubjectConditionOutcome()
    {
        Finding.None(
            files.Code.Where(path => path.StartsWith("tests/", StringComparison.Ordinal))
                .SelectMany(path => Tests(RepositoryFiles.Read(path)).Where(name => !SubjectConditionOutcome().IsMatch(name)).Select(name => $"{path}: {name}")),
            "A test's name is Subject_Condition_Outcome");
    }

    private static IEnumerable<string> Tests(string code) =>
        CSharpSyntaxTree.ParseText(code).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Where(method => method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() is "Fact" or "Theory"))
            .Select(method => method.Identifier.Text);

    // The condition may stand in the subject ("FullDisk_IsNamedWithTheRemedy") or have two parts of its own.
    [GeneratedRegex("^[A-Z][A-Za-z0-9]*(_[A-Z0-9][A-Za-z0-9]*){1,3}(_Issue[0-9]+)?$")]
    private static partial Regex SubjectConditionOutcome();
}

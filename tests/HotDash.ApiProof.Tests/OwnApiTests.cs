using HotDash.ApiReference;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HotDash.ApiProof.Tests;

public sealed class OwnApiTests(OfficialApi official)
{
    [Theory]
    [InlineData("Aspire.Hosting")]
    [InlineData("Aspire.Hosting.PostgreSQL")]
    [InlineData("Aspire.Hosting.Redis")]
    [InlineData("Aspire.Hosting.Testing")]
    public void OwnAssembly_PublicMembers_AreOfficialOnes(string assembly)
    {
        var ours = Load(AppContext.BaseDirectory, assembly);
        var strays = ApiComparison.Strays(ours, Load(official.Folder, assembly));

        Assert.True(strays.Count == 0, $"{strays.Count} public members of {assembly} are not in the official API (make them internal or give them the official form):\n  {string.Join("\n  ", strays)}");
    }

    [Fact]
    public void Comparison_OfAChangedMember_FindsIt()
    {
        const string Text = "namespace Aspire.Hosting.ApplicationModel { public class Invented { } public interface IResource { void Invent(); string Name { get; } } }";
        var ours = CSharpCompilation.Create("Aspire.Hosting", [CSharpSyntaxTree.ParseText(Text, cancellationToken: TestContext.Current.CancellationToken)], FrameworkReferences.All).Assembly;

        var strays = ApiComparison.Strays(ours, Load(official.Folder, "Aspire.Hosting"));

        Assert.Equal(["type Aspire.Hosting.ApplicationModel.Invented", "void Aspire.Hosting.ApplicationModel.IResource.Invent()"], strays.Order(StringComparer.Ordinal));
    }

    private static IAssemblySymbol Load(string folder, string name)
    {
        var target = MetadataReference.CreateFromFile(Path.Combine(folder, name + ".dll"));
        var others = Neighbours(folder, name).Concat(FrameworkReferences.All);
        var compilation = CSharpCompilation.Create("probe", references: [target, .. others]);
        return (IAssemblySymbol)(compilation.GetAssemblyOrModuleSymbol(target) ?? throw new InvalidOperationException($"'{name}' could not be read from '{folder}'."));
    }

    private static IEnumerable<MetadataReference> Neighbours(string folder, string name)
    {
        var known = FrameworkReferences.All.Select(reference => Path.GetFileName(reference.Display)).Append(name + ".dll").ToHashSet();
        return Directory.EnumerateFiles(folder, "*.dll").Where(path => !known.Contains(Path.GetFileName(path))).Select(path => MetadataReference.CreateFromFile(path));
    }
}

using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace HotDash.ApiReference;

/// <summary>Compiles the lists of a folder into reference assemblies: signatures alone, as the official packages have them.</summary>
internal static partial class ReferenceAssemblies
{
    public static readonly IReadOnlyList<string> Names = ["Aspire.Hosting", "Aspire.Hosting.PostgreSQL", "Aspire.Hosting.Redis", "Aspire.Hosting.Testing"];

    public static void Write(string lists, string folder)
    {
        Directory.CreateDirectory(folder);
        var newer = NewerMembers.Read(Path.Combine(lists, "new-in-13.6.txt"));
        var references = FrameworkReferences.All.ToList();
        var sources = Names.ToDictionary(name => name, name => StubSource.Write(ApiListing.Read(Path.Combine(lists, name + ".txt"), newer)));
        var ignored = sources.Values.SelectMany(source => Experimental().Matches(source)).Select(match => match.Groups["id"].Value).ToHashSet();
        foreach (var name in Names)
        {
            var compilation = Compile(name, sources[name], references, ignored);
            var path = Path.Combine(folder, name + ".dll");
            using var image = new MemoryStream();
            var result = compilation.Emit(image, options: new EmitOptions(metadataOnly: true, includePrivateMembers: false));
            Check(result.Diagnostics, compilation);
            WriteIfChanged(path, image.ToArray());
            references.Add(MetadataReference.CreateFromFile(path));
        }
    }

    private static CSharpCompilation Compile(string name, string source, IEnumerable<MetadataReference> references, IEnumerable<string> ignored)
    {
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            deterministic: true,
            nullableContextOptions: NullableContextOptions.Enable,
            specificDiagnosticOptions: ignored.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Suppress)));
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(source, path: name + ".cs")], references, options);
        return compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(InterfaceCompletion.Write(compilation), path: name + ".Interfaces.cs"));
    }

    // An unchanged file keeps its time, so that builds against it stay incremental.
    private static void WriteIfChanged(string path, byte[] image)
    {
        if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(image))
        {
            File.WriteAllBytes(path, image);
        }
    }

    private static void Check(IEnumerable<Diagnostic> diagnostics, CSharpCompilation compilation)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            var shown = errors.Take(20).Select(error => $"{error}\n    {error.Location.SourceTree?.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line]}");
            throw new InvalidOperationException($"The list of {compilation.AssemblyName} gives C# with {errors.Count} errors:\n{string.Join('\n', shown)}");
        }
    }

    [GeneratedRegex("Experimental\\(\"(?<id>\\w+)\"")]
    private static partial Regex Experimental();
}

using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HotDash.Conventions.Tests;

/// <summary>
/// One top-level type per file, the file named after it (<c>Order.cs</c>, <c>OrderOfT.cs</c> for a generic
/// one, <c>Order.Parsing.cs</c> for a part of it).
/// Records of one endpoint may stand together in <c>…Contracts.cs</c>.
/// </summary>
internal static class TopLevelTypes
{
    public static IEnumerable<string> Findings(string path, string code)
    {
        var root = CSharpSyntaxTree.ParseText(code).GetCompilationUnitRoot();
        var types = root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax).ToList();
        var file = Path.GetFileName(path);
        if (file.EndsWith("Contracts.cs", StringComparison.Ordinal))
        {
            return types.Where(type => type is not (RecordDeclarationSyntax or EnumDeclarationSyntax)).Select(type => $"{path}: {Name(type)} is no record");
        }

        if (types.Count > 1)
        {
            return [$"{path}: {string.Join(", ", types.Select(Name))}"];
        }

        return types.Where(type => file.Split('.')[0] is var stem && stem != Name(type) && !(IsGeneric(type) && stem == Name(type) + "OfT")).Select(type => $"{path}: holds {Name(type)}");
    }

    private static bool IsGeneric(Microsoft.CodeAnalysis.SyntaxNode type) => type is TypeDeclarationSyntax { TypeParameterList: not null };

    private static string Name(Microsoft.CodeAnalysis.SyntaxNode type) => type switch
    {
        BaseTypeDeclarationSyntax declaration => declaration.Identifier.Text,
        DelegateDeclarationSyntax declaration => declaration.Identifier.Text,
        _ => "",
    };
}

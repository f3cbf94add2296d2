using System.Text;
using Microsoft.CodeAnalysis;

namespace HotDash.ApiReference;

/// <summary>
/// The lists do not show explicit interface implementations. This writes them for every class that names an interface
/// whose members it does not show.
/// </summary>
internal static class InterfaceCompletion
{
    private static readonly SymbolDisplayFormat s_format = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>Interfaces that implement all they inherit, so that a class only writes what is its own (both are seen by what the official resource classes leave out).</summary>
    private static readonly string[] s_completeInterfaces = ["IResourceWithConnectionString", "IResourceWithParent`1"];

    public static string Write(Compilation compilation)
    {
        var source = new StringBuilder("#nullable enable\n");
        foreach (var type in Types(compilation.Assembly.GlobalNamespace).Where(type => type.TypeKind is TypeKind.Class or TypeKind.Struct))
        {
            var missing = type.AllInterfaces
                .Where(candidate => type.BaseType?.AllInterfaces.Contains(candidate, SymbolEqualityComparer.Default) != true)
                .SelectMany(candidate => candidate.GetMembers())
                .Where(member => member.IsAbstract && !member.IsStatic && member is not IMethodSymbol { AssociatedSymbol: not null } && type.FindImplementationForInterfaceMember(member) is null)
                .ToList();
            if (missing.Count > 0)
            {
                WriteType(source, type, missing);
            }
        }

        foreach (var type in Types(compilation.Assembly.GlobalNamespace).Where(type => s_completeInterfaces.Contains(type.MetadataName)))
        {
            var inherited = type.AllInterfaces
                .Where(candidate => candidate.Name != "IResource")
                .SelectMany(candidate => candidate.GetMembers())
                .Where(member => member.IsAbstract && member is not IMethodSymbol { AssociatedSymbol: not null })
                .ToList();
            WriteType(source, type, inherited);
        }

        return source.ToString();
    }

    private static void WriteType(StringBuilder source, INamedTypeSymbol type, List<ISymbol> missing)
    {
        var keyword = (type.IsRecord, type.TypeKind) switch
        {
            (true, _) => "record",
            (_, TypeKind.Struct) => "struct",
            (_, TypeKind.Interface) => "interface",
            _ => "class",
        };
        var parameters = type.TypeParameters.Length == 0 ? "" : $"<{string.Join(", ", type.TypeParameters.Select(Declaration))}>";
        source.Append("namespace ").Append(type.ContainingNamespace).Append(" { partial ").Append(keyword).Append(' ').Append(type.Name).Append(parameters).Append(" {\n");
        foreach (var member in missing)
        {
            source.Append(Member(member)).Append('\n');
        }

        source.Append("} }\n");
    }

    private static string Declaration(ITypeParameterSymbol parameter) => parameter.Variance switch
    {
        VarianceKind.Out => $"out {parameter.Name}",
        VarianceKind.In => $"in {parameter.Name}",
        _ => parameter.Name,
    };

    private static string Member(ISymbol member)
    {
        var owner = member.ContainingType.ToDisplayString(s_format);
        return member switch
        {
            IMethodSymbol method => $"{method.ReturnType.ToDisplayString(s_format)} {owner}.{method.Name}{TypeParameters(method)}({Parameters(method.Parameters)}) => throw null!;",
            IPropertySymbol { IsIndexer: true } indexer => $"{indexer.Type.ToDisplayString(s_format)} {owner}.this[{Parameters(indexer.Parameters)}] {{ {Accessors(indexer)} }}",
            IPropertySymbol property => $"{property.Type.ToDisplayString(s_format)} {owner}.{property.Name} {{ {Accessors(property)} }}",
            IEventSymbol happening => $"event {happening.Type.ToDisplayString(s_format)} {owner}.{happening.Name} {{ add => throw null!; remove => throw null!; }}",
            _ => throw new NotSupportedException($"An explicit implementation of '{member}' is not known how to be written."),
        };
    }

    private static string TypeParameters(IMethodSymbol method) =>
        method.TypeParameters.Length == 0 ? "" : $"<{string.Join(", ", method.TypeParameters.Select(parameter => parameter.Name))}>";

    private static string Parameters(IEnumerable<IParameterSymbol> parameters) =>
        string.Join(", ", parameters.Select(parameter => $"{RefKindText(parameter.RefKind)}{parameter.Type.ToDisplayString(s_format)} {parameter.Name}"));

    private static string RefKindText(RefKind kind) => kind switch
    {
        RefKind.None => "",
        RefKind.In => "in ",
        RefKind.Out => "out ",
        _ => "ref ",
    };

    private static string Accessors(IPropertySymbol property) =>
        (property.GetMethod is null ? "" : "get => throw null!; ")
        + (property.SetMethod is null ? "" : property.SetMethod.IsInitOnly ? "init => throw null!;" : "set => throw null!;");

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) =>
        space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(Types));
}

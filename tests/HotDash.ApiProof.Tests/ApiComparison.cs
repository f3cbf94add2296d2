using Microsoft.CodeAnalysis;

namespace HotDash.ApiProof.Tests;

/// <summary>Finds what an assembly of ours shows and the official one of the same name does not.</summary>
internal static class ApiComparison
{
    private static readonly SymbolDisplayFormat s_signature = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance,
        memberOptions: SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeRef,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeExtensionThis,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static IReadOnlyList<string> Strays(IAssemblySymbol ours, IAssemblySymbol official)
    {
        var strays = new List<string>();
        foreach (var type in Visible(ours.GlobalNamespace.GetNamespaceMembers().SelectMany(AllTypes)))
        {
            if (official.GetTypeByMetadataName(MetadataName(type)) is not { } counterpart)
            {
                strays.Add($"type {type.ToDisplayString()}");
                continue;
            }

            strays.AddRange(Shape(type, counterpart));
            var known = counterpart.GetMembers().Select(Signature).ToHashSet();
            strays.AddRange(type.GetMembers().Where(IsVisible).Where(member => !known.Contains(Signature(member))).Select(member => Explain(member, counterpart)));
        }

        return strays;
    }

    public static string Signature(ISymbol member) =>
        $"{(member.IsStatic ? "static " : "")}{(member is IPropertySymbol { IsRequired: true } ? "required " : "")}{member.ToDisplayString(s_signature)}{(member is IFieldSymbol { ConstantValue: { } value } ? $" = {value}" : "")}";

    private static IEnumerable<string> Shape(INamedTypeSymbol ours, INamedTypeSymbol official)
    {
        if ((ours.TypeKind, ours.IsRecord, ours.IsStatic) != (official.TypeKind, official.IsRecord, official.IsStatic))
        {
            yield return $"{ours}: {Kind(ours)}, officially {Kind(official)}";
        }

        var bases = official.AllInterfaces.Concat(Bases(official)).Select(type => type.ToDisplayString()).ToHashSet();
        foreach (var extra in ours.AllInterfaces.Concat(Bases(ours)).Where(type => type.DeclaredAccessibility == Accessibility.Public && !bases.Contains(type.ToDisplayString())))
        {
            yield return $"{ours}: is a {extra}, officially not";
        }
    }

    private static string Explain(ISymbol member, INamedTypeSymbol official)
    {
        var namesakes = official.GetMembers(member.Name).Select(Signature).ToList();
        return namesakes.Count == 0 ? Signature(member) : $"{Signature(member)}\n      officially: {string.Join("\n                  ", namesakes)}";
    }

    private static string Kind(INamedTypeSymbol type) => $"{(type.IsStatic ? "static " : "")}{(type.IsRecord ? "record " : "")}{type.TypeKind}";

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            yield return parent;
        }
    }

    private static IEnumerable<INamedTypeSymbol> Visible(IEnumerable<INamedTypeSymbol> types) =>
        types.Where(type => type.DeclaredAccessibility == Accessibility.Public && (type.ContainingType is null || type.ContainingType.DeclaredAccessibility == Accessibility.Public));

    // An override shows nothing that its base did not; accessors come with their property.
    private static bool IsVisible(ISymbol member) =>
        member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        && !member.IsOverride && !member.Name.Contains('$', StringComparison.Ordinal)
        && member is not INamedTypeSymbol and not IMethodSymbol { AssociatedSymbol: not null };

    private static IEnumerable<INamedTypeSymbol> AllTypes(INamespaceSymbol space) =>
        space.GetNamespaceMembers().SelectMany(AllTypes).Concat(space.GetTypeMembers().SelectMany(WithNested));

    private static IEnumerable<INamedTypeSymbol> WithNested(INamedTypeSymbol type) => [type, .. type.GetTypeMembers().SelectMany(WithNested)];

    private static string MetadataName(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? $"{MetadataName(outer)}+{type.MetadataName}" : $"{type.ContainingNamespace}.{type.MetadataName}";
}

using System.Text;
using System.Text.RegularExpressions;

namespace HotDash.ApiReference;

/// <summary>Writes the types of one assembly as C# without behaviour.</summary>
internal static partial class StubSource
{
    public static string Write(IReadOnlyList<ApiType> types)
    {
        var source = new StringBuilder();
        foreach (var space in types.Select(type => type.Namespace).Concat(s_usings).Distinct().Order(StringComparer.Ordinal))
        {
            source.Append("using ").Append(space).Append(";\n");
        }

        foreach (var type in types.Where(type => type.OuterName is null))
        {
            source.Append("namespace ").Append(type.Namespace).Append("\n{\n");
            WriteType(source, type, types);
            source.Append("}\n");
        }

        return source.ToString();
    }

    private static void WriteType(StringBuilder source, ApiType type, IReadOnlyList<ApiType> all)
    {
        source.Append(StubAttributes.Write(type.Attributes)).Append('\n').Append(Header(type)).Append('\n');
        if (type.Kind == "enum")
        {
            return;
        }

        source.Append("{\n");
        foreach (var member in type.Members)
        {
            source.Append(StubMember.Write(member, type)).Append('\n');
        }

        if (HidesConstructors(type))
        {
            source.Append("internal ").Append(type.SimpleName).Append("() { }\n");
        }

        foreach (var nested in all.Where(nested => nested.Namespace == type.Namespace && nested.OuterName == type.Name))
        {
            WriteType(source, nested, all);
        }

        source.Append("}\n");
    }

    private static string Header(ApiType type)
    {
        var header = type.Header.Replace($"{type.Kind} {type.Name}", $"{type.Kind} {type.SimpleName}", StringComparison.Ordinal);
        if (type.Kind == "record")
        {
            // The compiler adds it to every record.
            header = header.Replace($"IEquatable<{type.Name}>", "", StringComparison.Ordinal).TrimEnd(' ', ',', ':');
        }

        return type.Kind == "enum" ? header : Kind().Replace(header.Replace(" { }", "", StringComparison.Ordinal), "partial ${kind} ", 1);
    }

    // Where the list shows none, the compiler's default one would make the type constructible.
    private static bool HidesConstructors(ApiType type) =>
        type.Kind is "class" or "record" && !type.IsStatic
        && !type.Members.Any(member => member.Contains($" {type.SimpleName}(", StringComparison.Ordinal));

    private static readonly string[] s_usings =
    [
        "System", "System.Collections", "System.Collections.Generic", "System.Collections.Immutable", "System.Collections.ObjectModel",
        "System.ComponentModel", "System.Diagnostics", "System.Diagnostics.CodeAnalysis", "System.IO", "System.Net", "System.Net.Http", "System.Net.Sockets",
        "System.Reflection", "System.Runtime.CompilerServices", "System.Security.Cryptography.X509Certificates", "System.Text.Json", "System.Text.Json.Nodes", "System.Text.Json.Serialization",
        "System.Threading", "System.Threading.Channels", "System.Threading.Tasks", "System.Text",
        "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Diagnostics.HealthChecks",
        "Microsoft.Extensions.FileProviders", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging", "Microsoft.Extensions.Options",
        "Aspire.Hosting", "Aspire.Hosting.ApplicationModel", "Aspire.Hosting.Eventing", "Aspire.Hosting.Pipelines", "Aspire.Hosting.Publishing",
    ];

    [GeneratedRegex(@"\b(?<kind>class|struct|interface|record) ")]
    private static partial Regex Kind();
}

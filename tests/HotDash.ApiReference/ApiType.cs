namespace HotDash.ApiReference;

/// <summary>
/// One type of a list: <c>[Experimental("X")] public struct Outer.Name&lt;T&gt; : IBase</c> and the lines of its members.
/// </summary>
internal sealed record ApiType(string Namespace, string Attributes, string Header, string Kind, string Name, IReadOnlyList<string> Members)
{
    public string SimpleName => Name[(Name.LastIndexOf('.') + 1)..];

    public string? OuterName => Name.Contains('.', StringComparison.Ordinal) ? Name[..Name.LastIndexOf('.')] : null;

    public bool IsStatic => Header.Contains("static class", StringComparison.Ordinal);
}

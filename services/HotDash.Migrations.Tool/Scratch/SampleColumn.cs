namespace HotDash.Migrations.Tool.Scratch;

/// <summary>What the generator has to know of a column.</summary>
/// <param name="Name">Its name, unquoted.</param>
/// <param name="Type">Its type as PostgreSQL writes it.</param>
/// <param name="Category">PostgreSQL's category of the type: N number, S string, B boolean, D date, A array, E enumeration.</param>
/// <param name="IsNullable">No value is needed.</param>
/// <param name="Unlabelled">The type without its size.</param>
/// <param name="Length">The most characters, or 0.</param>
/// <param name="Label">The first label of an enumeration.</param>
/// <param name="References">The table and column that it has to exist in.</param>
/// <param name="Allowed">The first word that a check of the form <c>in ('a', …)</c> allows.</param>
internal sealed record SampleColumn(string Name, string Type, char Category, bool IsNullable, string Unlabelled, int Length, string? Label, string? References, string? Allowed)
{
    /// <summary>A value of row <c>n</c> as SQL.</summary>
    public string Expression => this switch
    {
        { References: { } target } => target,
        { Allowed: { } allowed } => $"'{allowed}'::{Type}",
        { Category: 'E', Label: { } label } => $"'{label.Replace("'", "''", StringComparison.Ordinal)}'::{Type}",
        { Category: 'B' } => "n % 2 = 0",
        { Unlabelled: "smallint" } => "(1 + n % 5)::smallint",
        { Unlabelled: "numeric" } => $"(1 + n % 90)::{Type}",
        { Category: 'N' } => $"(1 + n % 1000000000)::{Type}",
        { Unlabelled: "uuid" } => "md5(n::text)::uuid",
        { Unlabelled: "jsonb" or "json" } => $"'{{}}'::{Type}",
        { Unlabelled: "bytea" } => "decode(lpad(to_hex(n), 16, '0'), 'hex')",
        { Unlabelled: "tsvector" } => "to_tsvector('simple', n::text)",
        { Unlabelled: "inet" or "cidr" } => $"'127.0.0.1'::{Type}",
        { Category: 'A' } => $"'{{}}'::{Type}",
        { Category: 'D' } => $"(timestamp '2026-01-01' + make_interval(mins => (n % 500000)::int))::{Type}",
        { Unlabelled: "interval" } => "make_interval(mins => (n % 1000)::int)",
        { Category: 'S', Length: > 0 and var length } => $"left(n::text || 'sample', {length})::{Type}",
        { Category: 'S' } => $"('sample ' || n)::{Type}",
        _ => $"null::{Type}",
    };
}

namespace HotDash.Migrations.Sql;

/// <param name="Kind">What it is.</param>
/// <param name="Value">Its text; see the kinds.</param>
/// <param name="Start">The offset of its first character in the script.</param>
/// <param name="End">The offset behind its last character.</param>
public sealed record SqlToken(SqlTokenKind Kind, string Value, int Start, int End)
{
    public bool Is(string word) => Kind == SqlTokenKind.Word && Value == word;

    public bool IsSymbol(char symbol) => Kind == SqlTokenKind.Symbol && Value[0] == symbol;
}

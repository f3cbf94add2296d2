namespace HotDash.Migrations.Sql;

public enum SqlTokenKind
{
    /// <summary>A keyword or a name that is not quoted; its text is in upper case.</summary>
    Word,

    /// <summary>A name in double quotes, without them.</summary>
    QuotedName,

    /// <summary>The contents of a string, quoted or between dollar signs.</summary>
    Text,
    Number,
    Symbol,
}

using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using HotDash.Migrations.Folders;

namespace HotDash.Migrations;

/// <summary>One SQL file. Its name orders it: <c>0001_create_accounts.sql</c> is version 0001.</summary>
public sealed partial record SqlMigration(string Name, string Sql)
{
    /// <summary>Lower-case hex SHA-256 of the text, with line ends as <c>\n</c>, so that a checkout's line ends do not matter.</summary>
    public string Checksum { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>Where it was read; the name alone when it is embedded.</summary>
    public string File { get; init; } = Name;

    public MigrationLayout Layout { get; init; }

    /// <summary>False for a file that declares <c>-- hotdash: no-transaction</c> before its first statement: its statements run one by one.</summary>
    public bool IsTransactional { get; } = !NoTransaction().IsMatch(Sql);

    [GeneratedRegex(@"\A(\s*--[^\n]*\n)*\s*--\s*hotdash:\s*no-transaction\b", RegexOptions.CultureInvariant)]
    private static partial Regex NoTransaction();
}

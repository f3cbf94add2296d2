using System.Security.Cryptography;
using System.Text;

namespace HotDash.Migrations;

/// <summary>One SQL file. Its name orders it: <c>0001_create_accounts.sql</c> is version 0001.</summary>
public sealed record SqlMigration(string Name, string Sql)
{
    /// <summary>Lower-case hex SHA-256 of the text, with line ends as <c>\n</c>, so that a checkout's line ends do not matter.</summary>
    public string Checksum { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));
}

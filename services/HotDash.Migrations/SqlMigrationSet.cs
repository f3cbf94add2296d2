using System.Reflection;

namespace HotDash.Migrations;

/// <summary>The ordered migrations of one database.</summary>
public sealed record SqlMigrationSet(string Name, IReadOnlyList<SqlMigration> Migrations)
{
    /// <summary>Reads the <c>Migrations/*.sql</c> files embedded in <paramref name="assembly"/>, ordered by file name.</summary>
    public static SqlMigrationSet FromAssembly(string name, Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);

        var migrations = assembly.GetManifestResourceNames()
            .Where(resource => resource.EndsWith(".sql", StringComparison.Ordinal))
            .Select(resource => new SqlMigration(FileName(resource), Read(assembly, resource)))
            .OrderBy(migration => migration.Name, StringComparer.Ordinal)
            .ToList();

        return new SqlMigrationSet(name, migrations);
    }

    /// <summary><c>HotDash.Chatwoot.Core.Migrations.0001_accounts.sql</c> → <c>0001_accounts.sql</c>.</summary>
    private static string FileName(string resource)
    {
        var stem = resource[..^".sql".Length];

        return resource[(stem.LastIndexOf('.') + 1)..];
    }

    private static string Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"Embedded migration '{resource}' is missing from {assembly.GetName().Name}.");
        using var reader = new StreamReader(stream);

        return reader.ReadToEnd();
    }
}

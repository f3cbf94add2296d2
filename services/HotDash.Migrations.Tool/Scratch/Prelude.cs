using HotDash.Migrations.Folders;

namespace HotDash.Migrations.Tool.Scratch;

/// <summary>What a folder's files expect to be there before the first of them.</summary>
internal static class Prelude
{
    public static string For(IEnumerable<MigrationLayout> layouts, IEnumerable<string> roles) =>
        (layouts.Contains(MigrationLayout.Supabase) ? EmbeddedText.Read("supabase.sql") : "")
        + string.Concat(roles.Select(role => $"\ndo $$ begin if not exists (select from pg_roles where rolname = '{role.Replace("'", "''", StringComparison.Ordinal)}') then create role \"{role.Replace("\"", "\"\"", StringComparison.Ordinal)}\"; end if; end $$;"));
}

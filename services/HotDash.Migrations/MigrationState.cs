namespace HotDash.Migrations;

/// <summary>Where one migration stands in a database.</summary>
public enum MigrationState
{
    Pending,
    Applied,

    /// <summary>Applied, and the file is no longer what was applied.</summary>
    Changed,

    /// <summary>Applied, and no file of that name exists.</summary>
    Missing,
}

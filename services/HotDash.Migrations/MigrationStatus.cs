namespace HotDash.Migrations;

public sealed record MigrationStatus(string Name, MigrationState State, string Checksum, DateTimeOffset? AppliedAt);

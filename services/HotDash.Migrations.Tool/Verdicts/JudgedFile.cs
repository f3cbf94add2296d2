using HotDash.Migrations.Tool.Catalog;
using HotDash.Migrations.Tool.DryRun;
using HotDash.Migrations.Tool.Reverse;

namespace HotDash.Migrations.Tool.Verdicts;

/// <summary>What one file did on the scratch server.</summary>
internal sealed record JudgedFile(string File, string Checksum, IReadOnlyList<CatalogChange> Changes, IReadOnlyList<LockSpan> Locks, ReverseResult Reverse);

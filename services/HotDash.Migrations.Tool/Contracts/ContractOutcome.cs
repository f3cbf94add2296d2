namespace HotDash.Migrations.Tool.Contracts;

internal sealed record ContractOutcome(ContractQuery Query, IReadOnlyList<string> Columns, string? Problem);

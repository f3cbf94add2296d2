namespace HotDash.Migrations.Tool.Contracts;

/// <summary>A statement of the running release, with values in the place of its parameters.</summary>
internal sealed record ContractQuery(string File, int Line, string Sql);

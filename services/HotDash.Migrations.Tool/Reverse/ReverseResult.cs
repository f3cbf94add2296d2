namespace HotDash.Migrations.Tool.Reverse;

/// <summary>The way back of one file.</summary>
/// <param name="Sql">The statements; null when there is no way back.</param>
/// <param name="IsProven">Up, down, up gave equal schemas, and the rows were still there.</param>
/// <param name="Reason">Why there is none, or why it is not proven.</param>
internal sealed record ReverseResult(string? Sql, bool IsProven, string Reason);

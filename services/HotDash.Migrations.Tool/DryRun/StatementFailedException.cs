namespace HotDash.Migrations.Tool.DryRun;

internal sealed class StatementFailedException(int line, string message, string sqlState) : Exception(message)
{
    public int Line { get; } = line;

    public string SqlState { get; } = sqlState;
}

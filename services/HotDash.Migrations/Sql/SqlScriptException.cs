namespace HotDash.Migrations.Sql;

/// <summary>A script that cannot be taken apart. The message names the line and the remedy.</summary>
public sealed class SqlScriptException(int line, string message) : Exception($"line {line}: {message}")
{
    public int Line { get; } = line;
}

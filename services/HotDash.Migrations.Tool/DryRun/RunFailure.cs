namespace HotDash.Migrations.Tool.DryRun;

/// <summary>Where and why a file did not apply.</summary>
internal sealed record RunFailure(int Line, string Message, string SqlState)
{
    /// <summary>Rows do not meet a constraint: integrity violations are class 23.</summary>
    public bool IsOfRows => SqlState.StartsWith("23", StringComparison.Ordinal);
}

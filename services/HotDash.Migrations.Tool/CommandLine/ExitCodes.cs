namespace HotDash.Migrations.Tool.CommandLine;

internal static class ExitCodes
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Usage = 2;

    /// <summary>The gate refused, or a step that has to come before is missing.</summary>
    public const int Refused = 3;

    /// <summary>The live schema is not what the migrations make.</summary>
    public const int Drift = 4;
}

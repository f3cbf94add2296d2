namespace HotDash.Migrations;

/// <summary>A migration could not be applied. The message names the file and the remedy.</summary>
public sealed class MigrationException : Exception
{
    public MigrationException(string message)
        : base(message)
    {
    }

    public MigrationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

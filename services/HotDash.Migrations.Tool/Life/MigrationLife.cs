namespace HotDash.Migrations.Tool.Life;

/// <summary>The life of one file with its present contents. Contents that change begin a new life.</summary>
internal sealed class MigrationLife
{
    private readonly List<LifeEvent> _events;

    private MigrationLife(List<LifeEvent> events)
    {
        _events = events;
    }

    public LifeEvent? Last => _events.LastOrDefault();

    public LifeEvent? Validation => _events.LastOrDefault(entry => entry.State is LifeState.Validated or LifeState.Refused);

    public LifeEvent? Review => _events.LastOrDefault(entry => entry.State == LifeState.Reviewed);

    public static MigrationLife Of(SqlMigration migration, IEnumerable<LifeEvent> events) =>
        new([.. events.Where(entry => entry.Migration == migration.Name && entry.Checksum == migration.Checksum)]);

    /// <summary>Why the file may not take this step yet; null when it may.</summary>
    public string? Refuse(LifeState next) => next switch
    {
        LifeState.Reviewed or LifeState.Applied when Validation is null => "it has not been validated with its present contents: run check with the target's connection string",
        LifeState.Reviewed or LifeState.Applied when Validation is { State: LifeState.Refused } refused => $"the gate refused it on {refused.At:u}: correct it, or override by name with an approver and a reason",
        LifeState.Applied when Review is null || _events.IndexOf(Review) < _events.IndexOf(Validation!) => "nobody has reviewed it since it was validated: run review --actor NAME --reason TEXT",
        _ => null,
    };
}

namespace HotDash.Migrations.Tool.Preparations;

internal sealed record RecordedPreparation(Preparation Preparation, string Actor, DateTimeOffset At)
{
    public override string ToString() => $"{Preparation}  (by {Actor}, {At:u})";
}

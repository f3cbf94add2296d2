namespace HotDash.Migrations.Tool.Life;

/// <summary>One station: which file, with which contents, who, when and on what evidence (JSON).</summary>
internal sealed record LifeEvent(string Migration, string Checksum, LifeState State, string Actor, DateTimeOffset At, string Evidence);

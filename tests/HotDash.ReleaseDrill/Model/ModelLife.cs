namespace HotDash.ReleaseDrill.Model;

internal enum ModelLife
{
    Waiting,
    Running,

    /// <summary>Suspended: its lock may run out.</summary>
    Hung,
    Dead,
    Done,
}

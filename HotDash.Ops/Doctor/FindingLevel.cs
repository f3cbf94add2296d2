namespace HotDash.Ops.Doctor;

internal enum FindingLevel
{
    Fine,

    /// <summary>Could not be told from here.</summary>
    Unknown,
    Warning,
    Problem,
}

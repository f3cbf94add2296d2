namespace HotDash.Dashboard.Features.Approvals;

internal enum ApprovalResult
{
    Done,

    /// <summary>Recorded; the effect follows by itself.</summary>
    UnderWay,

    /// <summary>The role does not include this, or a rule forbids it; logged.</summary>
    Refused,

    /// <summary>Somebody else was faster, or the text changed meanwhile.</summary>
    Conflict,

    /// <summary>Nothing happened; trying again may help.</summary>
    Failed,
}

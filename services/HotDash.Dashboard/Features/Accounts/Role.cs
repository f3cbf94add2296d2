namespace HotDash.Dashboard.Features.Accounts;

/// <summary>Each role may do what the ones before it may.</summary>
public enum Role
{
    /// <summary>Sees everything, changes nothing.</summary>
    Viewer,

    /// <summary>Decides, answers, approves.</summary>
    Operator,

    /// <summary>Also manages people.</summary>
    Admin,
}

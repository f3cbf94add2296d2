namespace HotDash.Dashboard.Features.Watching.Notices;

internal enum NoticeKind
{
    Fired,
    Escalated,
    Cleared,
    Test,
}

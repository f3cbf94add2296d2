namespace HotDash.Dashboard.Features.Watching.Notices;

public sealed record NoticeRecord(long Id, string Sink, string Title, DateTime CreatedAt, int Attempts, DateTime? SentAt, string? Error);

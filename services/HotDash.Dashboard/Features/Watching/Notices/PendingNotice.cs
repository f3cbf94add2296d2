namespace HotDash.Dashboard.Features.Watching.Notices;

/// <summary>A notice on its way to one sink.</summary>
internal sealed record PendingNotice(long Id, string Sink, int Attempts, string Payload);

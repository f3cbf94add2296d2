namespace HotDash.Dashboard.Features.Watching.Notices;

internal interface INoticeSink
{
    string Name { get; }

    bool IsConfigured { get; }

    /// <param name="id">Stays the same however often the notice is tried: receivers recognise a repetition by it.</param>
    /// <param name="payload">What is told.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="NoticeException">It did not arrive.</exception>
    Task SendAsync(long id, NoticePayload payload, CancellationToken cancellationToken);
}

using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Live;
using HotDash.Dashboard.Features.Tiles;

namespace HotDash.Dashboard.Features.Approvals;

/// <summary>More than ten waiting is critical, more than five a warning, as is one that cannot be applied.</summary>
internal sealed class ApprovalsTile(ApprovalStore store, TimeProvider time) : ITile
{
    private const int Critical = 10;
    private const int Warning = 5;
    private const int ShownRows = 3;

    public static TileDefinition Tile { get; } = new(
        "approvals-queue", "Approvals queue", "HotDash", TimeSpan.FromSeconds(30), "Nothing waits for approval.")
    {
        Topics = [LiveTopics.Approvals],
        Href = "approvals",
        HrefText = "Review queue",
    };

    public TileDefinition Definition => Tile;

    public async Task<TileReading> ReadAsync(CancellationToken cancellationToken)
    {
        var queue = await store.ReadQueueAsync(cancellationToken);

        if (queue is { Pending: 0, Failing: 0 })
        {
            return new TileReading(TileStatus.Ok, [], []) { Measure = 0 };
        }

        var waiting = await store.ListAsync([ApprovalStates.PendingReview, ApprovalStates.Draft], oldestFirst: true, ShownRows, cancellationToken);

        return new TileReading(
            queue.Pending > Critical ? TileStatus.Critical : queue.Pending > Warning || queue.Failing > 0 ? TileStatus.Warning : TileStatus.Ok,
            Figures(queue),
            [.. waiting.Select(approval => new TileRow(
                approval.Title, ApprovalKinds.Describe(approval.Kind), Age(approval.CreatedAt), Tone.Neutral, $"approvals?approvalId={approval.Id}"))])
        {
            Measure = queue.Pending,
        };
    }

    private List<TileFigure> Figures(ApprovalQueue queue)
    {
        List<TileFigure> figures = [new("Waiting", $"{queue.Pending}")];

        if (queue.Oldest is { } oldest)
        {
            figures.Add(new("Oldest", Age(oldest)));
        }

        if (queue.Failing > 0)
        {
            figures.Add(new("Not applied", $"{queue.Failing}", Tone.Critical));
        }

        return figures;
    }

    private string Age(DateTime since) => Durations.Short(time.GetUtcNow().UtcDateTime - since);
}

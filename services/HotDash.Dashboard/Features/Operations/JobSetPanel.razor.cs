using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Accounts;
using HotDash.Dashboard.Features.Decisions;
using HotDash.Dashboard.Features.Tiles;
using HotDash.Sidekiq.Statistics;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using StackExchange.Redis;

namespace HotDash.Dashboard.Features.Operations;

public sealed partial class JobSetPanel : LiveView<JobSetPage>
{
    private const int Shown = 25;

    private Notice? _notice;
    private Actor? _actor;

    [Parameter, EditorRequired] public required JobSet Set { get; set; }

    [Inject] private JobSets Jobs { get; set; } = null!; // injected

    [Inject] private DecisionLog Log { get; set; } = null!; // injected

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = null!; // cascades from the router

    private string Title => Set switch
    {
        JobSet.Retry => "Jobs to be retried",
        JobSet.Dead => "Dead jobs",
        _ => "Scheduled jobs",
    };

    private string EmptyText => Set switch
    {
        JobSet.Retry => "No job waits for another attempt.",
        JobSet.Dead => "No job has been given up.",
        _ => "No job is scheduled.",
    };

    private bool MayAct => IsListening && _actor is { MayAct: true };

    protected override async Task OnParametersSetAsync()
    {
        _actor = Actor.From((await Authentication).User);
        await base.OnParametersSetAsync();
    }

    protected override async Task<JobSetPage> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Jobs.ListAsync(Set, 0, Shown, cancellationToken);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            throw new SourceException("Redis does not answer.", exception);
        }
    }

    private Task EnqueueAsync(JobEntry job) => ActAsync(job, "job.enqueue", () => Jobs.EnqueueAsync(Set, job.Key, Closed), "Put into its queue.");

    private Task DeleteAsync(JobEntry job) => ActAsync(job, "job.delete", () => Jobs.DeleteAsync(Set, job.Key, Closed), "Deleted.");

    private async Task ActAsync(JobEntry job, string action, Func<Task<bool>> act, string done)
    {
        if (_actor is not { MayAct: true } actor)
        {
            return;
        }

        var (decisionId, isNew) = await Log.RecordAsync(
            new NewDecision(actor, action, $"job:{job.Jid}", $"{action}:{job.Key}") { Payload = new { job.Class, job.Queue, set = Set.ToString() } }, Closed);
        var happened = await act();

        if (isNew)
        {
            await Log.AddReceiptAsync(decisionId, new Receipt("sidekiq", happened, job.Jid, happened ? null : "the job had gone"), Closed);
        }

        _notice = happened ? new Notice(Tone.Good, done) : new Notice(Tone.Warning, "The job is not there any more.");
        await LoadAsync();
    }

    /// <summary>Due times lie ahead, deaths behind.</summary>
    private string When(DateTimeOffset at) => at > Time.GetUtcNow() ? $"in {Durations.Short(at - Time.GetUtcNow())}" : Durations.Ago(Time.GetUtcNow() - at);
}

using System.Text.Json.Nodes;

namespace HotDash.Sidekiq.ActiveJobs;

/// <summary>A Rails job to be enqueued. Build arguments with <see cref="ActiveJobValue"/>.</summary>
public sealed record ActiveJob
{
    /// <summary>The Ruby class, for example <c>Inboxes::FetchImapEmailsJob</c>.</summary>
    public required string JobClass { get; init; }

    public required string Queue { get; init; }

    public JsonArray Arguments { get; init; } = [];

    /// <summary>When the job becomes due. Null or past: at once.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>How often it ran before; a job's own retry_on raises it.</summary>
    public int Executions { get; init; }

    public string Locale { get; init; } = "en";
}

using System.Text.Json.Nodes;

namespace HotDash.Sidekiq.Jobs;

/// <summary>A job to be enqueued.</summary>
public sealed record Job
{
    /// <summary>The Ruby class name that the worker looks its handler up by, for example <c>Billing::InvoiceJob</c>.</summary>
    public required string Class { get; init; }

    public JsonArray Args { get; init; } = [];

    public string Queue { get; init; } = "default";

    public RetryLimit Retry { get; init; }

    /// <summary>When the job becomes due. Null or past: at once.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>24 hexadecimal digits. Null: the client draws one.</summary>
    public string? Jid { get; init; }

    /// <summary>The real class of a wrapped job.</summary>
    public string? Wrapped { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Further top-level fields, written as they are.</summary>
    public JsonObject? Extra { get; init; }
}

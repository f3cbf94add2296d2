namespace HotDash.Dashboard.Features.Watching.Notices;

/// <summary>What is told, fixed when it happened: a notice that is sent late says what was true then.</summary>
internal sealed record NoticePayload(string Kind, string Level, string Environment, string Rule, string Subject, string Title, string Text)
{
    public long? Alert { get; init; }

    public double? Value { get; init; }

    public double? Limit { get; init; }

    public DateTime? StartedAt { get; init; }

    public DateTime? FiredAt { get; init; }

    public DateTime? ClearedAt { get; init; }

    public string? Link { get; init; }
}

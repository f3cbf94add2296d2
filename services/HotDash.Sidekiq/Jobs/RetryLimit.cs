using System.Text.Json;

namespace HotDash.Sidekiq.Jobs;

/// <summary>The job's <c>retry</c> field: <c>true</c> (the worker's default), <c>false</c> (drop on failure) or a number of retries.</summary>
public readonly record struct RetryLimit
{
    private readonly bool _never;

    private RetryLimit(bool never, int? count)
    {
        _never = never;
        Count = count;
    }

    /// <summary><c>true</c>: the worker decides how often.</summary>
    public static RetryLimit Default => default;

    /// <summary><c>false</c>: a failed job is dropped and never reaches the dead set.</summary>
    public static RetryLimit Never => new(never: true, count: null);

    public int? Count { get; }

    public bool IsNever => _never;

    /// <summary>At most <paramref name="count"/> retries, then the dead set.</summary>
    public static RetryLimit Of(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);

        return new RetryLimit(never: false, count);
    }

    /// <summary>A missing or null field means "never", as in Sidekiq's <c>job_retry.rb</c>.</summary>
    internal static RetryLimit Parse(JsonElement? element) => element switch
    {
        { ValueKind: JsonValueKind.True } => Default,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var count) && count >= 0 => Of(count),
        null or { ValueKind: JsonValueKind.False or JsonValueKind.Null } => Never,
        { } other => throw new MalformedJobException($"Field 'retry' is {other.ValueKind}; it must be true, false or a whole number of retries."),
    };

    internal void WriteTo(Utf8JsonWriter writer, string name)
    {
        if (Count is { } count)
        {
            writer.WriteNumber(name, count);
        }
        else
        {
            writer.WriteBoolean(name, !_never);
        }
    }
}

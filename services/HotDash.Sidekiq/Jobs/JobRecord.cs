using System.Diagnostics;
using System.Text.Json;
using HotDash.Sidekiq.ActiveJobs;

namespace HotDash.Sidekiq.Jobs;

/// <summary>A job as read from Redis, its payload kept byte for byte.</summary>
public sealed class JobRecord
{
    private readonly JsonElement _root;

    private JobRecord(JsonElement root, ReadOnlyMemory<byte> payload)
    {
        _root = root;
        Payload = payload;
        WrapperClass = RequireString("class");
        Jid = RequireString("jid");
        Queue = OptionalString("queue");
        Retry = RetryLimit.Parse(Find("retry"));
        RetryCount = Find("retry_count") is { ValueKind: JsonValueKind.Number } count && count.TryGetInt32(out var value) ? value : null;
        var args = Find("args") is { ValueKind: JsonValueKind.Array } array
            ? array
            : throw new MalformedJobException("Field 'args' is missing or not an array.");
        (Class, Arguments) = Unwrap(args);
    }

    /// <summary>The class that performs it: inside a Rails wrapper the real one.</summary>
    public string Class { get; }

    /// <summary>The payload's <c>class</c> field; a wrapper's name for a Rails job.</summary>
    public string WrapperClass { get; }

    public string Jid { get; }

    public string? Queue { get; }

    public RetryLimit Retry { get; }

    /// <summary>Null before the first failure, then 0, 1, …</summary>
    public int? RetryCount { get; }

    public JobArguments Arguments { get; }

    public DateTimeOffset? CreatedAt => SidekiqTime.Read(Find("created_at"));

    public DateTimeOffset? EnqueuedAt => SidekiqTime.Read(Find("enqueued_at"));

    public DateTimeOffset? FailedAt => SidekiqTime.Read(Find("failed_at"));

    public DateTimeOffset? RetriedAt => SidekiqTime.Read(Find("retried_at"));

    public string? ErrorClass => OptionalString("error_class");

    public string? ErrorMessage => OptionalString("error_message");

    internal ReadOnlyMemory<byte> Payload { get; }

    /// <summary>Any top-level field.</summary>
    public JsonElement? Find(string name) => _root.TryGetProperty(name, out var value) ? value : null;

    /// <exception cref="MalformedJobException">The payload is not a job.</exception>
    internal static JobRecord Parse(ReadOnlyMemory<byte> payload)
    {
        JsonElement root;

        try
        {
            var reader = new Utf8JsonReader(payload.Span, new JsonReaderOptions { MaxDepth = 128 });
            root = JsonElement.ParseValue(ref reader);
        }
        catch (JsonException error)
        {
            throw new MalformedJobException($"The payload is not JSON: {error.Message}", error);
        }

        return root.ValueKind == JsonValueKind.Object
            ? new JobRecord(root, payload)
            : throw new MalformedJobException($"The payload is {root.ValueKind}; a job is an object.");
    }

    internal ActivityContext? ReadTraceContext() =>
        OptionalString("traceparent") is { } traceparent
        && ActivityContext.TryParse(traceparent, OptionalString("tracestate"), isRemote: true, out var context)
            ? context
            : null;

    private (string Class, JobArguments Arguments) Unwrap(JsonElement args)
    {
        if (!ActiveJobWrapper.IsWrapper(WrapperClass))
        {
            return (WrapperClass, new JobArguments(args));
        }

        if (args.GetArrayLength() != 1 || args[0].ValueKind != JsonValueKind.Object)
        {
            throw new MalformedJobException("A wrapped Rails job has exactly one argument, an object.");
        }

        var jobClass = args[0].TryGetProperty("job_class", out var named) && named.ValueKind == JsonValueKind.String
            ? named.GetString()
            : OptionalString("wrapped");
        var arguments = args[0].TryGetProperty("arguments", out var given) && given.ValueKind == JsonValueKind.Array
            ? given
            : throw new MalformedJobException("The wrapped Rails job has no 'arguments' array.");

        return (jobClass ?? throw new MalformedJobException("The wrapped Rails job names no 'job_class'."), new JobArguments(arguments));
    }

    private string RequireString(string name) =>
        OptionalString(name) is { Length: > 0 } text
            ? text
            : throw new MalformedJobException($"Field '{name}' is missing, empty or not a string.");

    private string? OptionalString(string name)
    {
        if (Find(name) is not { ValueKind: JsonValueKind.String } text)
        {
            return null;
        }

        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException error)
        {
            throw new MalformedJobException($"Field '{name}' is not valid UTF-8 text.", error);
        }
    }
}

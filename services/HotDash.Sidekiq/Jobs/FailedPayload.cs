using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HotDash.Sidekiq.Jobs;

/// <summary>
/// Adds Sidekiq's error fields to a payload (7.3.1, <c>lib/sidekiq/job_retry.rb</c>):
/// <c>"error_message":"…","error_class":"…","failed_at":1760124603.1,"retry_count":0</c>, from the second failure on
/// <c>"retried_at"</c> and a higher <c>"retry_count"</c>.
/// </summary>
internal static class FailedPayload
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions s_strict = new() { MaxDepth = 128, AllowDuplicateProperties = false };

    private const string MalformedClass = "HotDash::MalformedJob";

    /// <summary>The payload for the retry set or, after the last retry, for the dead set.</summary>
    public static byte[] AfterFailure(ReadOnlyMemory<byte> payload, string queue, JobFailure failure, DateTimeOffset now, SidekiqTimeFormat format)
    {
        var job = Parse(payload);
        job["queue"] = (job["retry_queue"] as JsonValue)?.TryGetValue(out string? retryQueue) == true ? retryQueue : queue;
        job["error_message"] = Shorten(failure.Message);
        job["error_class"] = failure.ErrorClass;
        WriteBacktrace(job, failure.Backtrace);

        if ((job["retry_count"] as JsonValue)?.TryGetValue(out int count) == true)
        {
            job["retried_at"] = SidekiqTime.ToNode(now, format);
            job["retry_count"] = count + 1;
        }
        else
        {
            job["failed_at"] = SidekiqTime.ToNode(now, format);
            job["retry_count"] = 0;
        }

        return JsonSerializer.SerializeToUtf8Bytes(job, s_json);
    }

    /// <summary>
    /// The payload of a job that is not to be retried. What is not even a JSON object is wrapped into one, so that
    /// every tool can show it together with the reason; its text stands in args.
    /// </summary>
    public static byte[] ForDeadSet(ReadOnlyMemory<byte> payload, string queue, JobFailure failure, DateTimeOffset now)
    {
        try
        {
            return WithReason(Parse(payload), queue, failure, now);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            var wrapper = new JsonObject
            {
                ["class"] = MalformedClass,
                ["args"] = new JsonArray(Encoding.UTF8.GetString(payload.Span)),
                ["retry"] = false,
            };

            return WithReason(wrapper, queue, failure, now);
        }
    }

    private static byte[] WithReason(JsonObject job, string queue, JobFailure failure, DateTimeOffset now)
    {
        Complete(job, queue, now);
        job["error_message"] = Shorten(failure.Message);
        job["error_class"] = failure.ErrorClass;
        job["failed_at"] ??= SidekiqTime.ToNode(now, SidekiqTimeFormat.FloatSeconds);

        return JsonSerializer.SerializeToUtf8Bytes(job, s_json);
    }

    /// <exception cref="JsonException">Not a JSON object, or one that names a key twice.</exception>
    private static JsonObject Parse(ReadOnlyMemory<byte> payload)
    {
        try
        {
            var job = JsonNode.Parse(payload.Span, documentOptions: s_strict) as JsonObject;

            return job ?? throw new JsonException("The payload is not a JSON object.");
        }
        catch (ArgumentException error)
        {
            throw new JsonException("The payload names a key twice.", error);
        }
    }

    /// <summary>Tools that read the dead set rely on these fields.</summary>
    private static void Complete(JsonObject job, string queue, DateTimeOffset now)
    {
        if (!IsText(job["class"]))
        {
            job["class"] = MalformedClass;
        }

        if (!IsText(job["jid"]))
        {
            job["jid"] = Jid.Create();
        }

        if (job["args"] is not JsonArray)
        {
            job["args"] = new JsonArray(job["args"]?.DeepClone());
        }

        if (!IsText(job["queue"]))
        {
            job["queue"] = queue;
        }

        job["created_at"] ??= SidekiqTime.ToNode(now, SidekiqTimeFormat.FloatSeconds);
    }

    private static bool IsText(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0;

    private static string Shorten(string message) =>
        message.Length <= JobFailure.MaxMessageLength ? message : message[..JobFailure.MaxMessageLength];

    private static void WriteBacktrace(JsonObject job, IReadOnlyList<string>? lines)
    {
        var wanted = job["backtrace"] switch
        {
            JsonValue value when value.TryGetValue(out bool all) => all ? int.MaxValue : 0,
            JsonValue value when value.TryGetValue(out int count) => count,
            _ => 0,
        };

        if (wanted <= 0 || lines is null)
        {
            return;
        }

        using var compressed = new MemoryStream();

        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(zlib, lines.Take(wanted), s_json);
        }

        job["error_backtrace"] = Convert.ToBase64String(compressed.GetBuffer(), 0, (int)compressed.Length);
    }
}

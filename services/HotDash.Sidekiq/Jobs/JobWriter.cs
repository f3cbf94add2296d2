using System.Buffers;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HotDash.Sidekiq.Jobs;

/// <summary>
/// Writes the payload of a new job:
/// <c>{"retry":true,"queue":"default","class":"HardJob","args":[1],"jid":"b4a577edbccf1d805744efa9","created_at":1760123968.3631,"enqueued_at":1760123968.3632}</c>.
/// A scheduled job has no enqueued_at until it is promoted.
/// </summary>
internal static class JobWriter
{
    /// <summary>Ruby leaves non-ASCII and HTML characters unescaped; payloads stay readable and short.</summary>
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Job job, string jid, DateTimeOffset now, bool enqueued, SidekiqTimeFormat format, Activity? activity)
    {
        var buffer = new ArrayBufferWriter<byte>(384);

        using (var writer = new Utf8JsonWriter(buffer, s_options))
        {
            writer.WriteStartObject();
            job.Retry.WriteTo(writer, "retry");
            writer.WriteString("queue", job.Queue);

            if (job.Wrapped is not null)
            {
                writer.WriteString("wrapped", job.Wrapped);
            }

            writer.WritePropertyName("args");
            job.Args.WriteTo(writer);
            writer.WriteString("class", job.Class);
            writer.WriteString("jid", jid);
            WriteTags(writer, job.Tags);
            WriteExtra(writer, job);
            WriteTrace(writer, activity);
            SidekiqTime.Write(writer, "created_at", now, format);

            if (enqueued)
            {
                SidekiqTime.Write(writer, "enqueued_at", now, format);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteTags(Utf8JsonWriter writer, IReadOnlyList<string> tags)
    {
        if (tags.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("tags");

        foreach (var tag in tags)
        {
            writer.WriteStringValue(tag);
        }

        writer.WriteEndArray();
    }

    private static void WriteExtra(Utf8JsonWriter writer, Job job)
    {
        foreach (var (name, value) in job.Extra ?? [])
        {
            writer.WritePropertyName(name);

            if (value is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                value.WriteTo(writer);
            }
        }
    }

    private static void WriteTrace(Utf8JsonWriter writer, Activity? activity)
    {
        if (activity is not { IdFormat: ActivityIdFormat.W3C, Id: { } traceparent })
        {
            return;
        }

        writer.WriteString("traceparent", traceparent);

        if (!string.IsNullOrEmpty(activity.TraceStateString))
        {
            writer.WriteString("tracestate", activity.TraceStateString);
        }
    }
}

using System.Text;
using System.Text.Json.Nodes;
using HotDash.Sidekiq.Jobs;
using HotDash.Tests;

namespace HotDash.Sidekiq.Tests;

public sealed class JobRecordTests
{
    [Theory]
    [InlineData("1760124603.1", "2025-10-10T19:30:03.1Z")]
    [InlineData("1760124603", "2025-10-10T19:30:03Z")]
    [InlineData("1760124603100", "2025-10-10T19:30:03.1Z")]
    public void Time_OfSidekiq7And8_IsRead(string number, string time)
    {
        var job = Parse($$"""{"class":"A","args":[],"jid":"b4a577edbccf1d805744efa9","created_at":{{number}}}""");

        Assert.Equal(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture), job.CreatedAt);
    }

    [Theory]
    [InlineData(SidekiqTimeFormat.FloatSeconds, "1760124603.1")]
    [InlineData(SidekiqTimeFormat.IntegerMilliseconds, "1760124603100")]
    public void Time_Written_HasTheChosenForm(SidekiqTimeFormat format, string number)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(1760124603100);

        var payload = Encoding.UTF8.GetString(JobWriter.Write(new Job { Class = "A" }, "b4a577edbccf1d805744efa9", now, enqueued: true, format, null));

        Assert.Equal(
            $$"""{"retry":true,"queue":"default","args":[],"class":"A","jid":"b4a577edbccf1d805744efa9","created_at":{{number}},"enqueued_at":{{number}}}""",
            payload);
    }

    [Fact]
    public void Failure_OfAJob_AddsSidekiqsFieldsAndKeepsTheOthers()
    {
        var first = DateTimeOffset.FromUnixTimeSeconds(1760124603);
        var payload = """{"class":"A","args":[1.50],"jid":"b4a577edbccf1d805744efa9","retry":3,"retry_queue":"low","tags":["x"],"bid":"b"}"""u8.ToArray();

        var once = FailedPayload.AfterFailure(payload, "default", new JobFailure("E", new string('m', 20_000), null), first, SidekiqTimeFormat.FloatSeconds);
        var twice = JsonNode.Parse(FailedPayload.AfterFailure(once, "low", new JobFailure("E2", "n", null), first.AddSeconds(20), SidekiqTimeFormat.FloatSeconds))!;

        Assert.Equal(10_000, ((string)JsonNode.Parse(once)!["error_message"]!).Length);
        Assert.Equal(
            """{"class":"A","args":[1.50],"jid":"b4a577edbccf1d805744efa9","retry":3,"retry_queue":"low","tags":["x"],"bid":"b","queue":"low","error_message":"n","error_class":"E2","failed_at":1760124603.0,"retry_count":1,"retried_at":1760124623.0}""",
            twice.ToJsonString());
    }

    [Theory]
    [InlineData("""{"class":"A","args":[],"jid":"b4a577edbccf1d805744efa9"}""", true, null)]
    [InlineData("""{"class":"A","args":[],"jid":"b4a577edbccf1d805744efa9","retry":false}""", true, null)]
    [InlineData("""{"class":"A","args":[],"jid":"b4a577edbccf1d805744efa9","retry":true}""", false, null)]
    [InlineData("""{"class":"A","args":[],"jid":"b4a577edbccf1d805744efa9","retry":3}""", false, 3)]
    public void RetryField_IsReadAsSidekiqDoes(string payload, bool never, int? count)
    {
        var retry = Parse(payload).Retry;

        Assert.Equal((never, count), (retry.IsNever, retry.Count));
    }

    [Fact]
    public void ChatwootsWebhookJob_FromItsSample_IsUnwrapped()
    {
        var job = Parse(File.ReadAllText(RepositoryRoot.Combine("tests", "data", "chatwoot", "examples", "sidekiq_webhook_job.json")));

        Assert.Equal(("WebhookJob", "medium"), (job.Class, job.Queue));
        Assert.Equal("account_webhook", job.Arguments.GetPlain(2)!.ToString());
        Assert.Equal("""{"event":"contact_created","account":{"id":1,"name":"HotDash"},"id":7,"name":"Jamie"}""", job.Arguments.GetPlain(1)!.ToJsonString());
        Assert.Equal("s3cr3tTokenBase58xxxxxxx1", job.Arguments.GetKeyword("secret")!.Value.GetString());
    }

    private static JobRecord Parse(string payload) => JobRecord.Parse(Encoding.UTF8.GetBytes(payload));
}

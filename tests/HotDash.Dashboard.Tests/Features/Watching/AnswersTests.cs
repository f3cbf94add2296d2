using HotDash.Dashboard.Features.Watching.Probes;

namespace HotDash.Dashboard.Tests.Features.Watching;

public sealed class AnswersTests
{
    [Theory]
    [InlineData(200, """{"status":"Healthy","checks":{"database":"Healthy"}}""", null)]
    [InlineData(503, """{"status":"Unhealthy","checks":{"database":"Unhealthy","redis":"Healthy"}}""", "failing: database")]
    [InlineData(200, "<html><h1>HotDash</h1></html>", "status 200, not a health report")]
    [InlineData(502, "Bad Gateway", "status 502, not a health report")]
    public void Health_Answer_IsJudgedByItsContent(int status, string body, string? problem) => Assert.Equal(problem, Answers.JudgeHealth(status, body));

    [Theory]
    [InlineData(200, "<title>Sign in · HotDash</title><h1>Sign in</h1>", null)]
    [InlineData(200, "", "status 200, but not a page of HotDash")]
    [InlineData(200, "<h1>Welcome to nginx</h1>", "status 200, but not a page of HotDash")]
    [InlineData(502, "", "status 502")]
    public void Page_Answer_IsJudgedByItsContent(int status, string body, string? problem) => Assert.Equal(problem, Answers.JudgePage(status, body));

    [Theory]
    [InlineData("""{"version":"4.15.1","queue_services":"ok","data_services":"ok"}""", null)]
    [InlineData("""{"version":"4.15.1","queue_services":"failing","data_services":"ok"}""", "failing: queue_services")]
    [InlineData("""{"version":"4.15.1"}""", "failing: queue_services, data_services")]
    [InlineData("[]", "status 200, not Chatwoot's report")]
    public void Chatwoot_Answer_IsParsedAlthoughTheStatusIs200(string body, string? problem) => Assert.Equal(problem, Answers.JudgeChatwoot(200, body));

    [Theory]
    [InlineData("0.1.0+9d3b7710c4fe55d0c0ffee", "version 0.1.0, commit 9d3b7710c4fe")]
    [InlineData("0.1.0", "version 0.1.0")]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Release_OfAnAnswer_IsWhatTheAppItselfSays(string? header, string? release)
    {
        using var answer = new HttpResponseMessage();

        if (header is not null)
        {
            answer.Headers.TryAddWithoutValidation("X-HotDash-Version", header);
        }

        Assert.Equal(release, Answers.ReleaseOf(answer.Headers));
    }
}

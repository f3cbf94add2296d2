using System.Net;
using HotDash.Dashboard.Features.Social;
using HotDash.Dashboard.Features.Tiles;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace HotDash.Dashboard.Tests.Features.Social;

public sealed class PublerPostsTests
{
    private const string Week = """
        {"posts":[
          {"text":"Hairpins, before and after","provider":"instagram","analytics":{"reach":9800,"engagement":612}},
          {"text":"Shop dog","provider":"bluesky","analytics":{"engagement":40}}],"total_pages":1}
        """;

    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tile_TwoPosts_SumsWhatEachNetworkReports()
    {
        var handler = new WeekHandler(from => from == "2026-11-18" ? Week : """{"posts":[]}""");

        var reading = await Tile(handler).ReadAsync(_cancellationToken);

        Assert.Equal((TileStatus.Ok, "2", "9,800", "652"), (reading.Status, reading.Figures[0].Value, reading.Figures[1].Value, reading.Figures[2].Value));
        Assert.Equal(new TileRow("Hairpins, before and after", "instagram", "612 of 9,800"), reading.Rows[0]);
        Assert.Equal(["2026-11-18..2026-11-24", "2026-11-11..2026-11-17"], handler.Weeks);
        Assert.Equal(("Bearer-API key", "ws1"), (handler.Authorization, handler.Workspace));
    }

    [Fact]
    public async Task Tile_EngagementHalved_NeedsALook()
    {
        var handler = new WeekHandler(from => from == "2026-11-18" ? """{"posts":[{"text":"a","analytics":{"engagement":10}}]}""" : Week);

        Assert.Equal(TileStatus.Warning, (await Tile(handler).ReadAsync(_cancellationToken)).Status);
    }

    [Theory]
    [InlineData("{}", 200, "Publer answered without a list of posts.")]
    [InlineData("<html>", 200, "Publer cannot be reached or answered something unreadable.")]
    [InlineData("{}", 403, "Publer answered with status 403. Check Publer:ApiKey, its scope 'analytics', and WorkspaceId ws1.")]
    public async Task Read_PublerFails_SaysWhy(string body, int status, string message)
    {
        var exception = await Assert.ThrowsAsync<SourceException>(() => Tile(new WeekHandler(_ => body, (HttpStatusCode)status)).ReadAsync(_cancellationToken));

        Assert.Equal(message, exception.Message);
    }

    private static SocialTile Tile(WeekHandler handler) => new(
        new PublerPosts(new HttpClient(handler), Options.Create(new PublerOptions { ApiKey = new Secret("key"), WorkspaceId = "ws1" })),
        new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero)));

    private sealed class WeekHandler(Func<string, string> answer, HttpStatusCode status = HttpStatusCode.OK) : HttpMessageHandler
    {
        public List<string> Weeks { get; } = [];

        public string? Authorization { get; private set; }

        public string? Workspace { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(request.RequestUri!.Query);
            Weeks.Add($"{query["from"]}..{query["to"]}");
            Authorization = request.Headers.GetValues("Authorization").Single();
            Workspace = request.Headers.GetValues("Publer-Workspace-Id").Single();

            return Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(answer(query["from"].ToString())) });
        }
    }
}

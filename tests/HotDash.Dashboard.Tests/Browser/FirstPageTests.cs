using System.IO.Compression;

namespace HotDash.Dashboard.Tests.Browser;

public sealed class FirstPageTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    private const int MostBytes = 150 * 1024;

    /// <summary>What a browser fetches for the overview beside Blazor itself, compressed as a proxy would at its quickest.</summary>
    [Fact]
    public async Task Overview_Compressed_WeighsLittle()
    {
        var asked = new HashSet<string>();
        Page.Request += (_, request) => asked.Add(request.Method == "GET" ? request.Url : "");
        await OpenAsync("");
        var weights = new Dictionary<string, long>();

        foreach (var url in asked.Where(url => url.Length > 0 && !url.Contains("/_", StringComparison.Ordinal)))
        {
            weights[url] = Compress(await (await Page.APIRequest.GetAsync(url)).BodyAsync());
        }

        TestContext.Current.SendDiagnosticMessage($"{weights.Values.Sum() / 1024} KB: {string.Join(", ", weights)}");
        Assert.Contains($"{Address}/", weights.Keys);
        Assert.InRange(weights.Values.Sum(), 1, MostBytes);
    }

    [Fact]
    public async Task Conversation_BeforeThePageListens_TakesNoText()
    {
        var html = await (await Page.APIRequest.GetAsync($"{Address}/conversations/10")).TextAsync();

        Assert.Matches("<textarea id=\"composer-text\"[^>]* disabled", html);
    }

    private static long Compress(byte[] body)
    {
        using var compressed = new MemoryStream();

        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(body);
        }

        return compressed.Length;
    }
}

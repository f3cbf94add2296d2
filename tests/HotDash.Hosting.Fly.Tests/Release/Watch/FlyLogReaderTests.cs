using HotDash.Hosting.Fly.Release.Watch;

namespace HotDash.Hosting.Fly.Tests.Release.Watch;

public sealed class FlyLogReaderTests
{
    [Fact]
    public void Logs_AsFlyctlPrintsThem_AreReadToTheLastWholeLine()
    {
        const string line = """
            {
                "level": "info",
                "instance": "d8dd9eea046d08",
                "message": "Error: boom",
                "timestamp": "2025-10-21T03:50:10.000000000Z"
            }
            """;

        var read = Assert.Single(FlyLogReader.Read($"{line}\n{line[..40]}"));

        Assert.Equal((new DateTimeOffset(2025, 10, 21, 3, 50, 10, TimeSpan.Zero), "d8dd9eea046d08", true), (read.At, read.Instance, read.IsError));
    }

    [Theory]
    [InlineData("info", "fail: Microsoft.Hosting[1]", true)]
    [InlineData("info", "SyntaxError: Named export 'Shopify' not found", true)]
    [InlineData("info", "Unhandled exception. System.Exception", true)]
    [InlineData("info", "machine has reached its max restart count of 10", true)]
    [InlineData("error", "anything", true)]
    [InlineData("info", "0 errors so far", false)]
    public void Line_ByItsLevelOrItsBeginning_IsAnError(string level, string message, bool isError)
    {
        Assert.Equal(isError, new FlyLogLine(default, level, "", message).IsError);
    }
}

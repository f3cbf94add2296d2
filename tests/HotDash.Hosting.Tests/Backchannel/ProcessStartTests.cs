using Aspire.Hosting.Backchannel;

namespace HotDash.Hosting.Tests.Backchannel;

public sealed class ProcessStartTests
{
    [Fact]
    public void Parse_CommandWithBracketsAndSpaces_ReadsTheStartTime()
    {
        const string Stat = "24815 (my (odd) tool) S 24810 24815 24810 34816 24815 4194560 1 0 0 0 5 2 0 0 20 0 12 0 251001 1 2 3";

        Assert.Equal(TimeSpan.FromMilliseconds(2_510_010), ProcessStart.Parse(Stat));
    }

    [Fact]
    public void SinceBoot_ProcessThatDoesNotExist_IsNull() => Assert.Null(ProcessStart.SinceBoot(int.MaxValue));
}

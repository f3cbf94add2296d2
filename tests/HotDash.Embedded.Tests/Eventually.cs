using System.Diagnostics;

namespace HotDash.Embedded.Tests;

internal static class Eventually
{
    public static async Task TrueAsync(Func<bool> condition, string expectation)
    {
        var clock = Stopwatch.StartNew();

        while (!condition())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"10 s passed and not yet: {expectation}");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}

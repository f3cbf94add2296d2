using System.Diagnostics;

namespace HotDash.Sidekiq.Tests.Support;

internal static class Eventually
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(20);

    /// <summary>Waits until the condition holds; fails with <paramref name="what"/> when it does not within 20 s.</summary>
    public static async Task TrueAsync(Func<Task<bool>> condition, string what, TimeSpan? limit = null)
    {
        var since = Stopwatch.StartNew();

        while (!await condition())
        {
            Assert.True(since.Elapsed < (limit ?? s_limit), $"Not within {limit ?? s_limit}: {what}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}

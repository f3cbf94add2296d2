using System.Diagnostics;

namespace HotDash.Chatwoot.Worker.Tests.Support;

internal static class Wait
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    public static Task UntilAsync(Func<bool> condition, string what) => UntilAsync(() => Task.FromResult(condition()), what);

    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        var since = Stopwatch.StartNew();

        while (!await condition())
        {
            Assert.True(since.Elapsed < s_limit, $"Not within {s_limit.TotalSeconds} s: {what}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}

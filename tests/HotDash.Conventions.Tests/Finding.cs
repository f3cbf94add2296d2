namespace HotDash.Conventions.Tests;

internal static class Finding
{
    public static void None(IEnumerable<string> findings, string rule)
    {
        var list = findings.Order(StringComparer.Ordinal).ToList();
        Assert.True(list.Count == 0, $"{rule} ({list.Count} findings):\n  {string.Join("\n  ", list)}");
    }
}

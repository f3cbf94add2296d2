using System.Globalization;

namespace HotDash.ReleaseDrill;

/// <summary><c>HOTDASH_SOAK_SCALE</c>: 1 is the whole.</summary>
internal static class SoakScale
{
    public static int Of(int whole, int atLeast) => Math.Max(atLeast, (int)Math.Ceiling(whole * Read()));

    private static double Read() => double.TryParse(Environment.GetEnvironmentVariable("HOTDASH_SOAK_SCALE"), CultureInfo.InvariantCulture, out var scale) ? scale : 1;
}

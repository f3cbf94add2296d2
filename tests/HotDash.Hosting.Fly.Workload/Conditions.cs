using System.Globalization;

namespace HotDash.Hosting.Fly.Workload;

/// <summary>Where and how a model is published.</summary>
/// <param name="Culture">Turkish has its own i, Arabic its own digits and calendar; where .NET runs without such data, only signs of numbers differ.</param>
/// <param name="TimeZone">By the name that TZ takes.</param>
/// <param name="Order">Seed of the order in which equal things are said.</param>
internal sealed record Conditions(string Culture, string TimeZone, int Order)
{
    public static Conditions Plain { get; } = new("", "UTC", 0);

    public static IReadOnlyList<Conditions> Others { get; } = [new("tr-TR", "Asia/Kathmandu", 17), new("ar-SA", "America/St_Johns", 91)];

    public async Task<T> RunAsync<T>(Func<string, int, Task<T>> action)
    {
        var folder = Directory.CreateTempSubdirectory("fly-model-").FullName;
        var (culture, ui, zone) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture, Environment.GetEnvironmentVariable("TZ"));

        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Find(Culture);
            SetZone(TimeZone);

            return await action(folder, Order);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
            CultureInfo.CurrentUICulture = ui;
            SetZone(zone);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static CultureInfo Find(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name);
        }
        catch (CultureNotFoundException)
        {
            var made = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            made.NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "\u2212", NumberGroupSizes = [2] };
            made.DateTimeFormat.ShortDatePattern = "dd.MM.yyyy";

            return made;
        }
    }

    private static void SetZone(string? name)
    {
        Environment.SetEnvironmentVariable("TZ", name);
        TimeZoneInfo.ClearCachedData();
    }
}

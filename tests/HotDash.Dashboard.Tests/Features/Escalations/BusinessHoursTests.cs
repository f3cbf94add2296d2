using System.Globalization;
using HotDash.Dashboard.Features.Escalations;

namespace HotDash.Dashboard.Tests.Features.Escalations;

public sealed class BusinessHoursTests
{
    private static readonly BusinessHours s_hours = new(
        TimeZoneInfo.FindSystemTimeZoneById("America/Chicago"), new TimeOnly(9, 0), new TimeOnly(17, 0));

    [Theory]
    [InlineData("2026-11-24T10:00:00-06:00", 60, "2026-11-24T11:00:00-06:00")]
    [InlineData("2026-11-24T16:30:00-06:00", 60, "2026-11-25T09:30:00-06:00")]
    [InlineData("2026-11-24T20:00:00-06:00", 15, "2026-11-25T09:15:00-06:00")]
    [InlineData("2026-11-28T12:00:00-06:00", 15, "2026-11-30T09:15:00-06:00")]
    [InlineData("2026-11-27T16:50:00-06:00", 500, "2026-12-01T09:10:00-06:00")]
    [InlineData("2026-10-30T16:00:00-05:00", 90, "2026-11-02T09:30:00-06:00")]
    public void Add_CountsOpenTimeOnly(string start, int minutes, string expected) =>
        Assert.Equal(At(expected), s_hours.Add(At(start), TimeSpan.FromMinutes(minutes)));

    [Fact]
    public void Between_AnyDuration_UndoesAdd()
    {
        var start = At("2026-11-20T15:07:00-06:00");

        for (var minutes = 0; minutes < 60 * 30; minutes += 7)
        {
            var duration = TimeSpan.FromMinutes(minutes);
            Assert.Equal(duration, s_hours.Between(start, s_hours.Add(start, duration)));
        }
    }

    [Theory]
    [InlineData("2026-11-24T09:00:00-06:00", true)]
    [InlineData("2026-11-24T08:59:59-06:00", false)]
    [InlineData("2026-11-24T17:00:00-06:00", false)]
    [InlineData("2026-11-29T12:00:00-06:00", false)]
    public void IsOpen_AtTheEdges_ClosesOnTime(string instant, bool expected) => Assert.Equal(expected, s_hours.IsOpen(At(instant)));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

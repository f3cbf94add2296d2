using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Tests.Dashboard;

/// <summary>A snapshot as no careful integration leaves it: empty names, missing values, names that come twice.</summary>
internal static class HostileSnapshot
{
    public static CustomResourceSnapshot From(CustomResourceSnapshot snapshot)
    {
        var hostile = snapshot with
        {
            Properties =
            [
                new ResourcePropertySnapshot("", "nameless"),
                new ResourcePropertySnapshot("twice", 1),
                new ResourcePropertySnapshot("twice", 2.5),
                new ResourcePropertySnapshot("list", ImmutableArray.Create("a", null!)),
                new ResourcePropertySnapshot("odd", new object()),
                new ResourcePropertySnapshot("nothing", null),
            ],
            CreationTimeStamp = new DateTime(2026, 11, 24, 6, 0, 0, DateTimeKind.Unspecified),
            StartTimeStamp = new DateTime(2026, 11, 24, 6, 0, 0, DateTimeKind.Local),
            State = new ResourceStateSnapshot(null!, null),
            EnvironmentVariables = [new EnvironmentVariableSnapshot("A", null, true), new EnvironmentVariableSnapshot("", "x", true)],
            Urls = [new UrlSnapshot(null, "http://localhost:1", false) { DisplayProperties = null! }, new UrlSnapshot("http", "", false)],
            Volumes = [new VolumeSnapshot(null, null!, null!, false)],
            Relationships = [new RelationshipSnapshot(null!, null!)],
            Commands =
            [
                new ResourceCommandSnapshot("", ResourceCommandState.Enabled, "nameless", null, null, null, null, null, false),
                new ResourceCommandSnapshot("go", ResourceCommandState.Enabled, null!, null, null, null, null, null, false),
            ],
        };
        return hostile.WithHealthReports([new HealthReportSnapshot(null!, null, null, null)]);
    }
}

using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Microsoft.Extensions.Time.Testing;

namespace HotDash.Hosting.Tests.Dashboard;

public sealed class DashboardResourceMapperTests
{
    private static readonly string[] s_leading =
    [
        "resource.uid", "resource.name", "resource.type", "resource.displayName", "resource.state", "resource.exitCode",
        "resource.createTime", "resource.startTime", "resource.stopTime", "resource.healthState",
    ];

    private readonly DashboardResourceMapper _mapper = new(new FakeTimeProvider());

    [Fact]
    public void Map_OfAnEmptySnapshot_HasAllThatTheDashboardDemands()
    {
        var message = _mapper.Map(new ParameterResource("p", _ => ""), "p", new CustomResourceSnapshot { ResourceType = "Parameter", Properties = [] });

        Assert.NotNull(message.CreatedAt);
        Assert.Equal(s_leading, message.Properties.Select(property => property.Name));
        Assert.All(message.Properties, property => Assert.NotNull(property.Value));
    }

    [Fact]
    public void Map_OfAHostileSnapshot_LeavesNothingThatCannotBeConverted()
    {
        var snapshot = new CustomResourceSnapshot
        {
            ResourceType = null!, // What a careless integration may leave.
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
        }.WithHealthReports([new HealthReportSnapshot(null!, null, null, null)]);

        var message = _mapper.Map(new ParameterResource("p", _ => ""), "p", snapshot);

        Assert.NotNull(message.CreatedAt);
        Assert.All(message.Properties, property => Assert.NotNull(property.Value));
        Assert.Equal(message.Properties.Count, message.Properties.DistinctBy(property => property.Name).Count());
        Assert.NotNull(Assert.Single(message.Urls).DisplayProperties);
        Assert.Equal("go", Assert.Single(message.Commands).DisplayName);
        Assert.Equal("A", Assert.Single(message.Environment).Name);
        Assert.Equal(message, Aspire.Hosting.Dashboard.Proto.Resource.Parser.ParseFrom(Google.Protobuf.MessageExtensions.ToByteArray(message)));
    }
}

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
        var snapshot = HostileSnapshot.From(new CustomResourceSnapshot { ResourceType = null!, Properties = [] }); // As hostile.

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

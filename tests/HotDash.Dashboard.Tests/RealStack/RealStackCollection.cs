using HotDash.Dashboard.Tests.Browser;

namespace HotDash.Dashboard.Tests.RealStack;

[CollectionDefinition(Name)]
public sealed class RealStackCollection : ICollectionFixture<BrowserFixture>, ICollectionFixture<RealStackFixture>
{
    public const string Name = "real stack";
}

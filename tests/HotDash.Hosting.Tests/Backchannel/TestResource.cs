using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Tests.Backchannel;

internal sealed class TestResource(string name) : Resource(name);

using Aspire.Hosting;
using HotDash.SystemHarness;

namespace HotDash.Containers.Tests.Chatwoot;

/// <summary>A project of which only the model is looked at.</summary>
internal sealed class FakeProject : IProjectMetadata
{
    public string ProjectPath => Repository.PathTo("services", "HotDash.Chatwoot", "HotDash.Chatwoot.csproj");
}

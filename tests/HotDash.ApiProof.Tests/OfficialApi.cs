using HotDash.ApiReference;
using HotDash.Tests;

namespace HotDash.ApiProof.Tests;

/// <summary>The reference assemblies, made once per test run.</summary>
public sealed class OfficialApi
{
    public OfficialApi() => ReferenceAssemblies.Write(RepositoryRoot.Combine("tests", "data", "aspire", "api"), Folder);

    public string Folder { get; } = RepositoryRoot.Combine("artifacts", "aspire-ref");
}

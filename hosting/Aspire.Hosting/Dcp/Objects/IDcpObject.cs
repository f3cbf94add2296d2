using System.Text.Json.Serialization.Metadata;

namespace Aspire.Hosting.Dcp.Objects;

/// <summary>What the API client needs to know about one kind of DCP object.</summary>
internal interface IDcpObject<TSelf>
    where TSelf : class, IDcpObject<TSelf>
{
    static abstract string Kind { get; }

    static abstract string Plural { get; }

    static abstract JsonTypeInfo<TSelf> JsonType { get; }

    static abstract JsonTypeInfo<DcpChange<TSelf>> ChangeJsonType { get; }

    DcpMetadata Metadata { get; }
}

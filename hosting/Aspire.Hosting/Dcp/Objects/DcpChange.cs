namespace Aspire.Hosting.Dcp.Objects;

/// <summary>One line of a watch: <c>{"type":"MODIFIED","object":{…}}</c>.</summary>
internal sealed record DcpChange<T>(string Type, T Object)
    where T : class
{
    public const string Deleted = "DELETED";

    public bool IsDeleted => Type == Deleted;
}

namespace Aspire.Hosting.Dcp;

/// <summary>Which log of an object to read: <c>stdout</c>, <c>stderr</c>, <c>startup_stdout</c>, <c>startup_stderr</c> or <c>system</c>.</summary>
internal sealed record DcpLogRequest(string Source, bool Follow)
{
    public bool IsError => Source is "stderr" or "startup_stderr";

    public bool IsSystem => Source == "system";

    public string ToQuery() => $"source={Source}&follow={(Follow ? "true" : "false")}&timestamps=true";
}

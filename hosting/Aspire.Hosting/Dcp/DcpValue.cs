namespace Aspire.Hosting.Dcp;

/// <summary>A resolved value; sensitive when a secret went into it.</summary>
internal sealed record DcpValue(string Text, bool IsSensitive);

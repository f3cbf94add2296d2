namespace HotDash.Ops.Status;

internal sealed record LocalResource(string Name, string State, string? Health, int? ExitCode, Uri? Url);

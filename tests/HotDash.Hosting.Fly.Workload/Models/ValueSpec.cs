namespace HotDash.Hosting.Fly.Workload.Models;

/// <param name="Text">The literal, or the name of the parameter or connection string.</param>
internal sealed record ValueSpec(ValueKind Kind, string Text);

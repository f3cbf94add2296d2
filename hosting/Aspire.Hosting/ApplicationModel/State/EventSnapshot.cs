namespace Aspire.Hosting.ApplicationModel;

/// <summary>An event whose handlers are running or have run.</summary>
internal sealed record EventSnapshot(Task EventTask);

namespace HotDash.Hosting.Embedded.Instance;

internal sealed record InstanceFolder(string Path);

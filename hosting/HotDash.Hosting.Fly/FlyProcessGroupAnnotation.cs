using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Fly;

/// <summary>The resource is a process group of another resource's app.</summary>
internal sealed record FlyProcessGroupAnnotation(IResource App, FlyGroup Group) : IResourceAnnotation;

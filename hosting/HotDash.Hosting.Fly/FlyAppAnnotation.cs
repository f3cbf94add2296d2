using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Fly;

/// <summary>The resource is a Fly app of its own.</summary>
internal sealed record FlyAppAnnotation(FlyApp App) : IResourceAnnotation;

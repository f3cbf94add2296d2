using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Fly;

/// <summary>The resource is somewhere else than on Fly.</summary>
internal sealed record OutsideFlyAnnotation(string Where) : IResourceAnnotation;

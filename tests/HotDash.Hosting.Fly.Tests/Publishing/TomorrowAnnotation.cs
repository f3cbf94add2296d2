using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Tomorrow;

/// <summary>What a later version of Aspire may add.</summary>
public sealed class TomorrowAnnotation : IResourceAnnotation;

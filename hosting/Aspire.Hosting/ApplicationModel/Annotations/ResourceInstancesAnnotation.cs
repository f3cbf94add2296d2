namespace Aspire.Hosting.ApplicationModel;

/// <summary>The instances under which the orchestrator runs a resource; set before the resources are initialized. The last one counts.</summary>
internal sealed record ResourceInstancesAnnotation(IReadOnlyList<ResourceInstance> Instances) : IResourceAnnotation;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The instances under which the orchestrator runs a resource; set before endpoints are allocated. The last one counts.</summary>
internal sealed record ResourceInstancesAnnotation(IReadOnlyList<ResourceInstance> Instances) : IResourceAnnotation;

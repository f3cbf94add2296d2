using Aspire.Hosting.Eventing;

namespace MiniAppHost;

/// <summary>Prints a line at each stage of the start, for the benchmark to take the time of.</summary>
internal static class PhaseOutput
{
    public const string Switch = "MiniAppHost:Phases";

    public static void Subscribe(IDistributedApplicationEventing eventing)
    {
        eventing.Subscribe<BeforeStartEvent>((_, _) => Print("model built"));
        eventing.Subscribe<AfterResourcesCreatedEvent>((_, _) => Print("resources created"));
        eventing.Subscribe<ResourceReadyEvent>((ready, _) => Print($"ready {ready.Resource.Name}"));
    }

    private static Task Print(string phase)
    {
        Console.WriteLine($"phase: {phase}");

        return Task.CompletedTask;
    }
}

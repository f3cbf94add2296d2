namespace HotDash.Chatwoot.Tests.Clients;

/// <summary>Tests that play the worker all the time, alone: they would perform the events of others before those are ready for it.</summary>
[CollectionDefinition(nameof(EventPlayer), DisableParallelization = true)]
public sealed class EventPlayer;

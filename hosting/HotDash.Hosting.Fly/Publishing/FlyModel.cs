namespace HotDash.Hosting.Fly.Publishing;

/// <summary>What is published to Fly, and what keeps it from being published.</summary>
internal sealed record FlyModel(IReadOnlyList<FlyAppModel> Apps, IReadOnlyList<FlyRefusal> Refusals);

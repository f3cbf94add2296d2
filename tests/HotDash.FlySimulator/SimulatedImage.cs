namespace HotDash.FlySimulator;

/// <summary>What an image runs.</summary>
/// <param name="Command">Program and arguments; <c>{port}</c> is replaced.</param>
/// <param name="TakenBack">Fly goes back to the old image without telling, as it did in superfly/flyctl#4921.</param>
internal sealed record SimulatedImage(IReadOnlyList<string> Command, bool TakenBack = false);

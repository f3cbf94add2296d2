namespace HotDash.FlySimulator;

/// <summary>What an image runs.</summary>
/// <param name="Command">Program and arguments; <c>{port}</c> and <c>{group}</c> are replaced.</param>
/// <param name="TakenBack">Fly goes back to the old image without telling, as it did in superfly/flyctl#4921.</param>
internal sealed record SimulatedImage(IReadOnlyList<string> Command, bool TakenBack = false)
{
    /// <summary>What other process groups run.</summary>
    public Dictionary<string, IReadOnlyList<string>> Groups { get; init; } = [];

    public IReadOnlyList<string> CommandOf(string group) => Groups.GetValueOrDefault(group) ?? Command;
}

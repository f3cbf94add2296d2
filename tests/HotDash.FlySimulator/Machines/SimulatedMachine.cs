namespace HotDash.FlySimulator.Machines;

/// <summary>A machine as the last deploy left it.</summary>
internal sealed record SimulatedMachine
{
    public required string Id { get; init; }

    public required string App { get; init; }

    public required string Group { get; init; }

    public required string Image { get; init; }

    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>Where its program listens.</summary>
    public required int Port { get; init; }

    public bool Serves { get; init; }

    public string? CheckPath { get; init; }

    /// <summary>False: a green machine that the proxy does not know yet.</summary>
    public bool IsRouted { get; init; } = true;

    /// <summary><c>always</c>, <c>on-failure</c> (ten times) or <c>no</c>.</summary>
    public string Restart { get; init; } = "on-failure";

    public bool AutoStart { get; init; } = true;

    public int ReleaseVersion { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}

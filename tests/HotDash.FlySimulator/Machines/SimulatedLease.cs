namespace HotDash.FlySimulator.Machines;

/// <summary>Who may change a machine.</summary>
internal sealed record SimulatedLease(string Nonce, string Owner, DateTimeOffset Expires);

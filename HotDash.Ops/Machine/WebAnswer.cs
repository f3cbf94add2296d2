namespace HotDash.Ops.Machine;

/// <summary>Status 0: nothing answered, and <see cref="Body"/> says why.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The answer.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Version">What the app says it was built from: version, <c>+</c> and commit.</param>
internal sealed record WebAnswer(int Status, string Body, TimeSpan Elapsed, string? Version = null);

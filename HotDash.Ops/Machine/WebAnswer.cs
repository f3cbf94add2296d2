namespace HotDash.Ops.Machine;

/// <summary>Status 0: nothing answered, and <see cref="Body"/> says why.</summary>
internal sealed record WebAnswer(int Status, string Body, TimeSpan Elapsed);

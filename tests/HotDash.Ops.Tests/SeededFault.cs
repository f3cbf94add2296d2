namespace HotDash.Ops.Tests;

/// <summary>A fault, how it is brought about, and the words by which a finding names its cause.</summary>
internal sealed record SeededFault(string Name, Action<FakeMachine> Seed, params string[] Cause);

namespace HotDash.System.Tests;

/// <summary>The stack as it starts by default.</summary>
public sealed class EmbeddedStack : RunningStack;

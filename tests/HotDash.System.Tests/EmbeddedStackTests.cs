namespace HotDash.System.Tests;

public sealed class EmbeddedStackTests(EmbeddedStack stack, Browser browser) : StackTests(stack, browser), IClassFixture<EmbeddedStack>, IClassFixture<Browser>;

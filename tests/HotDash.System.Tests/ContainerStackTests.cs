namespace HotDash.System.Tests;

/// <summary>Skipped, visibly, where there is no container engine or its images are missing.</summary>
public sealed class ContainerStackTests(ContainerStack stack, Browser browser) : StackTests(stack, browser), IClassFixture<ContainerStack>, IClassFixture<Browser>;

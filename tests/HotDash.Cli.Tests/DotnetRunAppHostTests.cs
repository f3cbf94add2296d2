namespace HotDash.Cli.Tests;

/// <summary>The same commands on an AppHost started by <c>dotnet run</c>: no CLI took part in that.</summary>
[Collection(AppHostCommandTests.OneAtATime)]
public sealed class DotnetRunAppHostTests(StartedByDotnetRun host) : AppHostCommandTests(host), IClassFixture<StartedByDotnetRun>;

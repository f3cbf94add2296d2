namespace HotDash.Hosting.Fly.Migrations;

/// <summary>An app of an image that others build, and that migrates its own database.</summary>
/// <param name="App">The Fly app; its image and digest are those of the model.</param>
/// <param name="Command">The image's command that migrates, for instance <c>bundle exec rails db:chatwoot_prepare</c>.</param>
public sealed record FlyPreparation(string App, string Command)
{
    /// <summary>Memory of the machine that runs it for as long as it takes.</summary>
    public int MemoryMb { get; init; } = 2048;
}

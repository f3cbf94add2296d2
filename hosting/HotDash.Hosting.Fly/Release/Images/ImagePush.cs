namespace HotDash.Hosting.Fly.Release.Images;

/// <summary>Sends an image away, and only one that has booted. What the registry calls it afterwards is what is deployed.</summary>
internal sealed class ImagePush(IProcessRunner processes, BootedImages booted)
{
    private const string Engine = "podman";

    /// <summary>The digest that was pushed, or what kept it.</summary>
    public async Task<(string? Digest, ReleaseOutcome Outcome, string Text)> RunAsync(PushSettings settings, string image, string destination, CancellationToken cancellationToken)
    {
        var (id, problem) = await new ImageEngine(processes, Engine).FindIdAsync(image, cancellationToken);

        if (id is null)
        {
            return (null, ReleaseOutcome.Usage, problem ?? image);
        }

        var evidence = booted.Find(id);

        if (evidence is null && !settings.Unbooted)
        {
            return (null, ReleaseOutcome.Refused, $"{image} ({id}) was not booted here. The step that boots it lets it through: --Fly:Boot:Image={image}. To push it all the same: --Fly:Push:Unbooted=true.");
        }

        var folder = Directory.CreateTempSubdirectory("push-");

        try
        {
            var digestFile = Path.Combine(folder.FullName, "digest");
            var result = await processes.RunAsync(Engine, ["push", "--quiet", .. settings.AuthFile is { } file ? new[] { "--authfile", file } : [], "--digestfile", digestFile, image, destination], cancellationToken);

            return result.ExitCode == 0 && File.Exists(digestFile)
                ? ((await File.ReadAllTextAsync(digestFile, cancellationToken)).Trim(), ReleaseOutcome.Verified, evidence ?? "not booted")
                : (null, ReleaseOutcome.Refused, $"{Engine} push ended with {result.ExitCode}: {string.Join('\n', result.LastLines)}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

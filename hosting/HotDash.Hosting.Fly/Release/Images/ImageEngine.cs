namespace HotDash.Hosting.Fly.Release.Images;

/// <summary>What is asked of podman or docker.</summary>
internal sealed class ImageEngine(IProcessRunner processes, string program)
{
    /// <summary>The id of an image that the engine has, or why it cannot be told.</summary>
    public async Task<(string? Id, string? Problem)> FindIdAsync(string image, CancellationToken cancellationToken)
    {
        var result = await processes.RunAsync(program, ["image", "inspect", "--format", "{{.Id}}", image], cancellationToken);

        return result.ExitCode == 0 ? (result.Output.Trim(), null) : (null, $"{program} has no image '{image}' (exit code {result.ExitCode}): {result.LastLine}");
    }
}

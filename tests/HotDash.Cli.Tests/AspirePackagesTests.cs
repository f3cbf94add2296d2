using System.Diagnostics;

namespace HotDash.Cli.Tests;

public sealed class AspirePackagesTests
{
    [Fact]
    public async Task Restore_RegistryWithoutTheOfficialPackages_SaysSoInOneLine()
    {
        var artifacts = Directory.CreateTempSubdirectory("aspire-packages-");
        try
        {
            var root = Path.GetFullPath(Path.Combine(AspireCli.ProjectDirectory, "..", "..", ".."));
            using var restore = Process.Start(new ProcessStartInfo(
                "dotnet", ["restore", Path.Combine(root, "HotDash.AppHost"), "-p:AspirePackages=true", $"-p:ArtifactsPath={artifacts.FullName}", "-nodeReuse:false"])
            {
                RedirectStandardOutput = true,
                WorkingDirectory = root,
            }) ?? throw new InvalidOperationException("dotnet restore did not start.");
            var output = await restore.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await restore.WaitForExitAsync(TestContext.Current.CancellationToken);

            Assert.SkipWhen(restore.ExitCode is 0, "The package sources of this machine serve the official Aspire packages.");
            var error = Assert.Single(output.Split('\n'), line => line.Contains("error", StringComparison.Ordinal));
            Assert.Contains("HOTDASH010: The package sources have no Aspire 13.5.4 packages", error, StringComparison.Ordinal);
        }
        finally
        {
            artifacts.Delete(recursive: true);
        }
    }
}

using System.Text.RegularExpressions;
using HotDash.Hosting.Fly.Model;

namespace HotDash.Hosting.Fly.Validation;

internal static partial class BuildRules
{
    public static IEnumerable<FlyFinding> Check(FlyToml document)
    {
        if (document.Build is not { } build)
        {
            yield break;
        }

        if (build.Image is not null && !Digested().IsMatch(build.Image))
        {
            yield return FlyFinding.Error("image-floating", "build.image", build.Image, "can be another image tomorrow.", "Name it by digest (image@sha256:…), or leave it out and pass it to the deploy with --image.");
        }

        string?[] strategies = [build.Image, build.Builder, build.Dockerfile, build.ComposeFile];

        if (strategies.Count(strategy => strategy is not null) > 1)
        {
            yield return FlyFinding.Warning("build-strategies", "build", null, "names several ways to get an image, of which one is used.", "Keep one of image, builder, dockerfile, compose.");
        }

        if (build.CompressionLevel is < 0 or > 9)
        {
            yield return FlyFinding.Error("compression-level", "build.compression_level", build.CompressionLevel, "is no level.", "Use 0 to 9.");
        }
    }

    [GeneratedRegex(@"@sha256:[0-9a-f]{64}\z")]
    private static partial Regex Digested();
}

using System.Text.RegularExpressions;
using Aspire.Hosting;

namespace HotDash.Hosting.Fly.Publishing;

/// <summary>The digests of images that others build. They are given by a person, never made up and never looked up by tag.</summary>
internal static partial class FlyImageDigests
{
    public static async Task<IReadOnlyList<FlyRefusal>> CheckAsync(IEnumerable<FlyAppModel> apps, CancellationToken cancellationToken)
    {
        var refusals = new List<FlyRefusal>();

        foreach (var app in apps.Where(app => app.ExternalImage is not null && app.Settings.ImageDigest is not null))
        {
            var parameter = app.Settings.ImageDigest!.Resource;
            var value = await ReadAsync(app, cancellationToken);

            if (value is null || !Digest().IsMatch(value))
            {
                refusals.Add(new FlyRefusal(
                    app.Groups[0].Resource,
                    $"parameter '{parameter.Name}', the digest of {app.ExternalImage}, is {(string.IsNullOrEmpty(value) ? "empty" : $"'{value}', which is no digest")}.",
                    $"Look it up (docker buildx imagetools inspect {app.ExternalImage}) and pass --Parameters:{parameter.Name}=sha256:…"));
            }
        }

        return refusals;
    }

    /// <summary>The image as a deploy names it.</summary>
    public static async Task<string> ReferenceAsync(FlyAppModel app, CancellationToken cancellationToken) =>
        app.Settings.ImageDigest is null ? app.ExternalImage! : $"{app.ExternalImage}@{await ReadAsync(app, cancellationToken)}";

    private static async Task<string?> ReadAsync(FlyAppModel app, CancellationToken cancellationToken)
    {
        try
        {
            return await app.Settings.ImageDigest!.Resource.GetValueAsync(cancellationToken);
        }
        catch (MissingParameterValueException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^sha256:[0-9a-f]{64}\z")]
    private static partial Regex Digest();
}

using System.Text.Json;
using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Features.Releases;

/// <summary>Reads the ledger's export. It is written by the release pipeline; nothing here changes it.</summary>
internal sealed class ReleaseFile(IOptions<ReleaseOptions> options)
{
    /// <summary>Newest first, or what is wrong with the file.</summary>
    public async Task<(IReadOnlyList<ReleaseView> Releases, string? Problem)> ReadAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Path is not { Length: > 0 } path)
        {
            return ([], $"No release ledger is named. Export it (step export-fly) and set {ReleaseOptions.SectionName}:{nameof(ReleaseOptions.Path)} to the file.");
        }

        try
        {
            await using var file = File.OpenRead(path);
            var releases = await JsonSerializer.DeserializeAsync<List<ReleaseView>>(file, JsonSerializerOptions.Web, cancellationToken);

            return ([.. (releases ?? []).OrderByDescending(release => release.Began)], null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return ([], $"The release ledger '{path}' cannot be read: {exception.Message}");
        }
    }
}

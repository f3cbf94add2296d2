using System.Globalization;
using System.Text.Json;
using HotDash.Dashboard.Features.Tiles;
using Microsoft.Extensions.Options;
using Polly;

namespace HotDash.Dashboard.Features.Social;

internal sealed class PublerPosts(HttpClient http, IOptions<PublerOptions> options) : ISocialPosts
{
    private const int MostPages = 10;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public string? SetupHint => options.Value is { ApiKey: not null, WorkspaceId: not (null or "") }
        ? null
        : $"Set {PublerOptions.SectionName}:ApiKey and {PublerOptions.SectionName}:WorkspaceId to show how posts are received.";

    public async Task<IReadOnlyList<SocialPost>> ReadAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var posts = new List<SocialPost>();

        for (var page = 0; page < MostPages; page++)
        {
            var answer = await AskAsync(from, to, page, cancellationToken);
            posts.AddRange((answer.Posts ?? throw new SourceException("Publer answered without a list of posts.")).Select(Read));

            if (page + 1 >= (answer.TotalPages ?? 1))
            {
                break;
            }
        }

        return posts;
    }

    private async Task<InsightsPage> AskAsync(DateOnly from, DateOnly to, int page, CancellationToken cancellationToken)
    {
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"/api/v1/analytics/post_insights?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}&sort_by=engagement&sort_type=DESC&page={page}");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(options.Value.BaseAddress, path));
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer-API {options.Value.ApiKey?.Reveal()}");
        request.Headers.Add("Publer-Workspace-Id", options.Value.WorkspaceId);

        try
        {
            using var response = await http.SendAsync(request, cancellationToken);

            if (!response.IsSuccessStatusCode)
            {
                throw new SourceException(
                    $"Publer answered with status {(int)response.StatusCode}. Check {PublerOptions.SectionName}:ApiKey, its scope 'analytics', and WorkspaceId {options.Value.WorkspaceId}.");
            }

            return await response.Content.ReadFromJsonAsync<InsightsPage>(s_json, cancellationToken)
                ?? throw new SourceException("Publer answered without a body.");
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or ExecutionRejectedException)
        {
            throw new SourceException("Publer cannot be reached or answered something unreadable.", exception);
        }
    }

    private static SocialPost Read(InsightsPost post) => new(
        post.Text ?? post.Title ?? "Without text", post.Provider ?? "", Number(post, "reach", post.Reach), Number(post, "engagement", post.Engagement));

    private static long Number(InsightsPost post, string name, JsonElement? own)
    {
        var value = post.Analytics is { ValueKind: JsonValueKind.Object } analytics && analytics.TryGetProperty(name, out var measured) ? measured : own;

        return value is { ValueKind: JsonValueKind.Number } number ? (long)number.GetDouble() : 0;
    }
}

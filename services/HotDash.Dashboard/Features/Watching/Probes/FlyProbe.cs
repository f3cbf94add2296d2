using System.Net.Http.Headers;
using System.Text.Json;

namespace HotDash.Dashboard.Features.Watching.Probes;

/// <summary>Machines, what ended them, the image they run, and how old secrets are, by Fly's Machines API.</summary>
internal sealed class FlyProbe(IHttpClientFactory clients) : IProbe
{
    private const string Started = "started";
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public async Task<IReadOnlyList<Sample>> MeasureAsync(WatchedEnvironment environment, DateTime at, CancellationToken cancellationToken)
    {
        List<Sample> samples = [];

        foreach (var app in environment.FlyToken is null ? [] : environment.FlyApps)
        {
            try
            {
                var machines = await GetAsync<IReadOnlyList<MachineDto>>(environment, $"/v1/apps/{app}/machines", cancellationToken) ?? [];
                samples.AddRange(machines.SelectMany(machine => Measure(environment, app, machine, at)));
                samples.Add(new(at, environment.Name, WatchMetrics.Up, $"fly {app}", machines.Any(machine => machine.State == Started) ? 1 : 0, $"{machines.Count} machines"));
                var secrets = await GetAsync<SecretsDto>(environment, $"/v1/apps/{app}/secrets", cancellationToken);
                samples.AddRange((secrets?.Secrets ?? []).Where(secret => (secret.UpdatedAt ?? secret.CreatedAt) is not null).Select(secret => new Sample(
                    at, environment.Name, WatchMetrics.SecretDays, $"{app} {secret.Name}", (at - (secret.UpdatedAt ?? secret.CreatedAt)!.Value.UtcDateTime).TotalDays)));
            }
            catch (Exception exception) when (exception is HttpRequestException or JsonException)
            {
                samples.Add(new(at, environment.Name, WatchMetrics.Up, $"fly {app}", 0, $"Fly's API: {exception.Message}"));
            }
        }

        return samples;
    }

    private static IEnumerable<Sample> Measure(WatchedEnvironment environment, string app, MachineDto machine, DateTime at)
    {
        var group = machine.Config?.Metadata?.GetValueOrDefault("fly_process_group") ?? "app";
        var subject = $"{app} {group} {machine.Id}";
        var failing = (machine.Checks ?? []).Where(check => check.Status != "passing").Select(check => check.Name).ToList();
        var exits = (machine.Events ?? []).TakeWhile(entry => entry.Type is not ("update" or "launch"))
            .Where(entry => entry is { Type: "exit", Request.ExitEvent.RequestedStop: false })
            .Select(entry => entry.Request!.ExitEvent!)
            .ToList();
        var isHealthy = machine.State == Started && failing.Count == 0;
        var problem = isHealthy ? $"image {machine.ImageRef?.Digest}" : $"{machine.State}{(failing.Count > 0 ? $", failing: {string.Join(", ", failing)}" : "")}";

        yield return new(at, environment.Name, WatchMetrics.MachineHealthy, subject, isHealthy ? 1 : 0, problem);
        yield return new(at, environment.Name, WatchMetrics.MachineExits, subject, exits.Count, exits.Count == 0 ? null : $"exit code {exits[0].ExitCode}{(exits[0].OomKilled ? ", out of memory" : "")}");
    }

    private async Task<T?> GetAsync<T>(WatchedEnvironment environment, string path, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(HttpProbe.ClientName);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(environment.FlyApi, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", environment.FlyToken?.Reveal());
        using var response = await client.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();

        return await response.Content.ReadFromJsonAsync<T>(s_json, cancellationToken);
    }
}

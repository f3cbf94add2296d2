namespace HotDash.Dashboard.Features.Watching.Probes;

// Machines API: GET /v1/apps/{app}/machines and /v1/apps/{app}/secrets, https://docs.machines.dev

internal sealed record MachineDto(string Id, string State, ImageDto? ImageRef, ConfigDto? Config, IReadOnlyList<CheckDto>? Checks, IReadOnlyList<EventDto>? Events);

internal sealed record ImageDto(string? Repository, string? Tag, string? Digest);

internal sealed record ConfigDto(IReadOnlyDictionary<string, string>? Metadata);

internal sealed record CheckDto(string Name, string Status, string? Output);

internal sealed record EventDto(string Type, RequestDto? Request);

internal sealed record RequestDto(ExitDto? ExitEvent);

internal sealed record ExitDto(int ExitCode, bool RequestedStop, bool OomKilled);

internal sealed record SecretsDto(IReadOnlyList<SecretDto>? Secrets);

internal sealed record SecretDto(string Name, DateTimeOffset? UpdatedAt, DateTimeOffset? CreatedAt);

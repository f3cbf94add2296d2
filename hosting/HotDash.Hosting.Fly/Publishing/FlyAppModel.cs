namespace HotDash.Hosting.Fly.Publishing;

/// <summary>A Fly app with its process groups, the first being the app's own.</summary>
internal sealed record FlyAppModel
{
    public required FlyApp Settings { get; init; }

    public required string? Region { get; init; }

    public required IReadOnlyList<FlyGroupModel> Groups { get; init; }

    /// <summary>Tagged name of an image that others build; null: we build it.</summary>
    public string? ExternalImage { get; init; }

    /// <summary>The project file that the image is built from, relative to the publish root.</summary>
    public string? Project { get; init; }

    public string Name => Settings.AppName;

    public bool HasNamedGroups => Groups.Count > 1 || Groups[0].Command is not null || Settings.Name != Validation.ProcessGroups.Implicit;

    public IReadOnlyDictionary<string, FlyValue.Secret> Secrets() =>
        Groups.SelectMany(group => group.Variables)
            .Where(variable => variable.Value is FlyValue.Secret && !Settings.Variables.ContainsKey(variable.Key))
            .GroupBy(variable => variable.Key, variable => (FlyValue.Secret)variable.Value, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
}

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

    /// <summary>Names of the apps that have to run before this one.</summary>
    public IReadOnlyList<string> WaitsFor { get; init; } = [];

    public string Name => Settings.AppName;

    public bool HasNamedGroups => Groups.Count > 1 || Groups[0].Command is not null || Settings.Name != Validation.ProcessGroups.Implicit;

    /// <summary>Name of each secret, and where its value comes from.</summary>
    public IReadOnlyDictionary<string, string> Secrets()
    {
        var secrets = new SortedDictionary<string, string>(Settings.Secrets, StringComparer.Ordinal);

        foreach (var (name, value) in Groups.SelectMany(group => group.Variables))
        {
            if (value is FlyValue.Secret secret && !Settings.Variables.ContainsKey(name))
            {
                secrets.TryAdd(name, string.Join(", ", secret.Sources));
            }
        }

        return secrets;
    }
}

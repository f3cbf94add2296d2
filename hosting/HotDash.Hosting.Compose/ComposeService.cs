namespace HotDash.Hosting.Compose;

/// <summary>One service of a Compose file. Texts are final: what Compose interpolates stands in them, other dollar signs are doubled.</summary>
internal sealed record ComposeService(string Name)
{
    /// <summary>The name of the variable that gives the image by digest.</summary>
    public required string ImageVariable { get; init; }

    /// <summary>What the image is, for whoever looks its digest up.</summary>
    public required string ImageHint { get; init; }

    public string? Entrypoint { get; init; }

    public IReadOnlyList<string> Command { get; init; } = [];

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<string> Ports { get; init; } = [];

    public IReadOnlyList<string> Volumes { get; init; } = [];

    /// <summary>Service name to condition, such as <c>service_healthy</c>.</summary>
    public IReadOnlyDictionary<string, string> DependsOn { get; init; } = new Dictionary<string, string>();

    /// <summary>Run by a shell in the container; null: the image has a health check of its own, or needs none.</summary>
    public string? HealthCommand { get; init; }

    /// <summary>Ends by itself when its work is done.</summary>
    public bool IsOneShot { get; init; }

    /// <summary>One of our images: no capabilities, no writes outside its volumes.</summary>
    public bool IsHardened { get; init; }
}

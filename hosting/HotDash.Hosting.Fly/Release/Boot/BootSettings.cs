using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace HotDash.Hosting.Fly.Release.Boot;

/// <summary>Configuration section <c>Fly:Boot</c>: the artefact that is tried out. Its environment is that of the pipeline's process.</summary>
internal sealed class BootSettings
{
    public const string SectionName = "Fly:Boot";

    /// <summary>The published executable.</summary>
    public string? Program { get; init; }

    /// <summary>Instead of an executable: an image that the engine has, best by digest. Only this boots what ships, whole.</summary>
    public string? Image { get; init; }

    /// <summary>What runs the image. Default: podman.</summary>
    [AllowedValues("podman", "docker")]
    public string Engine { get; init; } = "podman";

    /// <summary>Variables that the image gets from this process, by name: an executable has them all.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>Variables that point into nothing, for a second start that must not become ready: <c>--Fly:Boot:Without:ConnectionStrings__hotdash=Host=127.0.0.1;Port=1</c>.</summary>
    public Dictionary<string, string> Without { get; init; } = [];

    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan WithoutFor { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Where it listens, and is told to by ASPNETCORE_URLS.</summary>
    [Required(ErrorMessage = "Name the address to boot on: --Fly:Boot:Url=http://127.0.0.1:PORT.")]
    public Uri? Url { get; init; }

    /// <summary>Paths that have to answer 200. Default: /alive.</summary>
    public IReadOnlyList<string> Routes { get; init; } = [];

    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan ReadyWithin { get; init; } = TimeSpan.FromSeconds(60);

    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan StableFor { get; init; } = TimeSpan.FromSeconds(30);

    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan StopWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <exception cref="ValidationException">A value is missing or out of range.</exception>
    public static BootTarget Read(IConfiguration configuration)
    {
        var settings = configuration.GetSection(SectionName).Get<BootSettings>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new BootSettings();
        Validator.ValidateObject(settings, new ValidationContext(settings), validateAllProperties: true);

        var program = settings.Image is null
            ? Path.GetFullPath(settings.Program ?? throw new ValidationException("Name the published executable: --Fly:Boot:Program=PATH, or an image: --Fly:Boot:Image=NAME@sha256:DIGEST."))
            : settings.Engine;
        var container = $"hotdash-boot-{Guid.NewGuid():N}";

        return new BootTarget
        {
            Program = program,
            // Values reach the engine through its own environment, never as arguments.
            Arguments = settings.Image is null
                ? []
                : ["run", "--rm", "--name", container, "--network=host", .. settings.Variables.Concat(settings.Without.Keys).Append("ASPNETCORE_URLS").Distinct().SelectMany(name => new[] { "--env", name }), settings.Image],
            Artefact = settings.Image is null ? "the published folder was run, not an image" : $"the image {settings.Image} was run by {settings.Engine}",
            Image = settings.Image,
            CleanUp = settings.Image is null ? [] : ["rm", "--force", container],
            Without = settings.Without,
            WithoutFor = settings.WithoutFor,
            BaseUrl = settings.Url!,
            Routes = [.. (settings.Routes.Count > 0 ? settings.Routes : ["/alive"]).Select(path => new FlyRoute(path))],
            Environment = new Dictionary<string, string> { ["ASPNETCORE_URLS"] = settings.Url!.ToString() },
            ReadyWithin = settings.ReadyWithin,
            StableFor = settings.StableFor,
            StopWithin = settings.StopWithin,
        };
    }
}

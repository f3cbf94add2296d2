using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace HotDash.Hosting.Fly.Release;

/// <summary>Configuration section <c>Fly:Boot</c>: the artefact that is tried out. Its environment is that of the pipeline's process.</summary>
internal sealed class BootSettings
{
    public const string SectionName = "Fly:Boot";

    /// <summary>The published executable.</summary>
    [Required(ErrorMessage = "Name the published executable: --Fly:Boot:Program=PATH.")]
    public string? Program { get; init; }

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

        return new BootTarget
        {
            Program = Path.GetFullPath(settings.Program!),
            BaseUrl = settings.Url!,
            Routes = [.. (settings.Routes.Count > 0 ? settings.Routes : ["/alive"]).Select(path => new FlyRoute(path))],
            Environment = new Dictionary<string, string> { ["ASPNETCORE_URLS"] = settings.Url!.ToString() },
            ReadyWithin = settings.ReadyWithin,
            StableFor = settings.StableFor,
            StopWithin = settings.StopWithin,
        };
    }
}

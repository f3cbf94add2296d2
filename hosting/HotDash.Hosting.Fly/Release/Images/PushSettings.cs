using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace HotDash.Hosting.Fly.Release.Images;

/// <summary>Configuration section <c>Fly:Push</c>: an image of this machine, and where it goes.</summary>
internal sealed class PushSettings
{
    public const string SectionName = "Fly:Push";

    [Required(ErrorMessage = "Name the app whose image it is: --Fly:Push:App=APP.")]
    public string? App { get; init; }

    /// <summary>As this machine calls it. Default: what the model's build script makes for the app.</summary>
    public string? Image { get; init; }

    /// <summary>Default: the app's repository at Fly, with the release's commit as its tag. <c>dir:PATH</c> and <c>oci-archive:FILE</c> are podman's other transports.</summary>
    public string? Destination { get; init; }

    /// <summary>Where <c>flyctl auth docker</c> has put the registry's credentials. Default: podman's own file.</summary>
    public string? AuthFile { get; init; }

    /// <summary>Pushes an image that was not booted here.</summary>
    public bool Unbooted { get; init; }

    /// <exception cref="ValidationException">A value is missing.</exception>
    public static PushSettings Read(IConfiguration configuration)
    {
        var settings = configuration.GetSection(SectionName).Get<PushSettings>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new PushSettings();
        Validator.ValidateObject(settings, new ValidationContext(settings), validateAllProperties: true);

        return settings;
    }
}

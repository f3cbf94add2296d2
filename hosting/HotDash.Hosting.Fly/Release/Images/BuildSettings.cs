using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace HotDash.Hosting.Fly.Release.Images;

/// <summary>Configuration section <c>Fly:Build</c>.</summary>
internal sealed class BuildSettings
{
    public const string SectionName = "Fly:Build";

    /// <summary>The image that ours are made on.</summary>
    [Required(ErrorMessage = "Name the base image by digest: --Fly:Build:Base=NAME@sha256:DIGEST.")]
    [RegularExpression(".+@sha256:[0-9a-f]{64}", ErrorMessage = "Base names no image by digest: a tag can be another image tomorrow. Use NAME@sha256:DIGEST.")]
    public string? Base { get; init; }

    /// <exception cref="ValidationException">A value is missing or wrong.</exception>
    public static BuildSettings Read(IConfiguration configuration)
    {
        var settings = configuration.GetSection(SectionName).Get<BuildSettings>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new BuildSettings();
        Validator.ValidateObject(settings, new ValidationContext(settings), validateAllProperties: true);

        return settings;
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace HotDash.Hosting.Fly.Secrets;

/// <summary>Configuration section <c>Fly:Secrets</c>. Values come on standard input or in a file, never in the configuration.</summary>
internal sealed class SecretSettings
{
    public const string SectionName = "Fly:Secrets";

    /// <summary>The app whose secrets are set.</summary>
    [Required(ErrorMessage = "Name the app: --Fly:Secrets:App=APP.")]
    public string? App { get; init; }

    /// <summary>A JSON object of names and values. Default: standard input.</summary>
    public string? File { get; init; }

    /// <exception cref="ValidationException">A value is missing.</exception>
    public static SecretSettings Read(IConfiguration configuration)
    {
        var settings = configuration.GetSection(SectionName).Get<SecretSettings>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new SecretSettings();
        Validator.ValidateObject(settings, new ValidationContext(settings), validateAllProperties: true);

        return settings;
    }
}

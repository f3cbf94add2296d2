using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace HotDash.Hosting.Fly.Publishing;

/// <summary>Configuration section <c>Fly:Verify</c>.</summary>
internal sealed class VerifySettings
{
    public const string SectionName = "Fly:Verify";

    /// <summary><c>text</c> or <c>json</c>, which is written to standard output.</summary>
    [AllowedValues("text", "json", ErrorMessage = "Format is text or json.")]
    public string Format { get; init; } = "text";

    /// <exception cref="ValidationException">A value is none of those allowed.</exception>
    public static VerifySettings Read(IConfiguration configuration)
    {
        var settings = configuration.GetSection(SectionName).Get<VerifySettings>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new VerifySettings();
        Validator.ValidateObject(settings, new ValidationContext(settings), validateAllProperties: true);

        return settings;
    }
}

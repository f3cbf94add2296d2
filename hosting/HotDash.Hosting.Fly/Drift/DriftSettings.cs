using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace HotDash.Hosting.Fly.Drift;

/// <summary>Configuration section <c>Fly:Drift</c>.</summary>
internal sealed class DriftSettings
{
    public const string SectionName = "Fly:Drift";

    /// <summary><c>text</c> or <c>json</c>, which is written to standard output.</summary>
    [AllowedValues("text", "json", ErrorMessage = "Format is text or json.")]
    public string Format { get; init; } = "text";

    /// <summary>The app to look at. Default: every app of the model.</summary>
    public string? App { get; init; }

    /// <summary>The image of each app, by digest: <c>--Fly:Drift:Images:APP=NAME@sha256:…</c>. Default: the parameter of an external image, otherwise what was verified last.</summary>
    public Dictionary<string, string> Images { get; init; } = [];

    /// <summary>The folder of the ledger that knows what was verified last. Default: artifacts/releases below the publish root.</summary>
    public string? Ledger { get; init; }

    /// <summary>A JSON report of an earlier look, to see whose secrets have changed since.</summary>
    public string? Baseline { get; init; }

    /// <exception cref="ValidationException">A value is none of those allowed.</exception>
    public static DriftSettings Read(IConfiguration configuration)
    {
        var settings = configuration.GetSection(SectionName).Get<DriftSettings>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new DriftSettings();
        Validator.ValidateObject(settings, new ValidationContext(settings), validateAllProperties: true);

        return settings;
    }
}

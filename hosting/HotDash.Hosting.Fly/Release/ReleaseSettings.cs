using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace HotDash.Hosting.Fly.Release;

/// <summary>Configuration section <c>Fly:Release</c>.</summary>
internal sealed class ReleaseSettings
{
    public const string SectionName = "Fly:Release";

    /// <summary>The program. Default: flyctl.</summary>
    public string Flyctl { get; init; } = "flyctl";

    /// <summary><c>text</c> or <c>json</c>: print the plan and do nothing.</summary>
    [AllowedValues(null, "text", "json")]
    public string? DryRun { get; init; }

    /// <summary>How long a new release has to be well without a break. Default 90 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:30:00")]
    public TimeSpan StableFor { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>When a release that is not well and stable by then counts as failed. Default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "01:00:00")]
    public TimeSpan VerifyWithin { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Default 3 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan PollEvery { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The folder of the ledger. Default: artifacts/releases below the publish root.</summary>
    public string? Ledger { get; init; }

    public string? Commit { get; init; }

    public string? Actor { get; init; }

    /// <summary>Why. Required by a rollback.</summary>
    public string? Reason { get; init; }

    /// <summary>The app to roll back. Default: every app that the ledger knows.</summary>
    public string? App { get; init; }

    /// <summary>The image of each app, by digest: <c>--Fly:Release:Images:APP=registry.fly.io/APP@sha256:…</c>.</summary>
    public Dictionary<string, string> Images { get; init; } = [];

    /// <summary>Where an app answers, when that is not https://APP.fly.dev.</summary>
    public Dictionary<string, Uri> BaseUrls { get; init; } = [];

    /// <exception cref="ValidationException">A value is out of range.</exception>
    public static ReleaseSettings Read(IConfiguration configuration)
    {
        var settings = configuration.GetSection(SectionName).Get<ReleaseSettings>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new ReleaseSettings();
        Validator.ValidateObject(settings, new ValidationContext(settings), validateAllProperties: true);

        return settings;
    }
}

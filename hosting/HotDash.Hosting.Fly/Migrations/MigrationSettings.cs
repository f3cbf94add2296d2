using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace HotDash.Hosting.Fly.Migrations;

/// <summary>Configuration section <c>Migrations</c>.</summary>
internal sealed class MigrationSettings
{
    public const string SectionName = "Migrations";

    /// <summary>One database alone. Default: all.</summary>
    public string? Database { get; init; }

    /// <summary>Judges against this commit and not against what the app model or the target says.</summary>
    public string? Base { get; init; }

    /// <summary>Who reviews or applies. Required by both.</summary>
    public string? Actor { get; init; }

    /// <summary>What was looked at by a review, or why an override is right.</summary>
    public string? Reason { get; init; }

    /// <summary>Findings to let through, <c>RULE:FILE</c> each.</summary>
    public IReadOnlyList<string> Override { get; init; } = [];

    /// <summary>Who answers for the overrides.</summary>
    public string? Approver { get; init; }

    /// <summary>The command line that makes an application migrate its database, where the app model's does not fit.</summary>
    public IReadOnlyList<string> Prepare { get; init; } = [];

    /// <summary>A folder for the verdicts as Markdown.</summary>
    public string? Report { get; init; }

    /// <exception cref="InvalidOperationException">A key is unknown.</exception>
    public static MigrationSettings Read(IConfiguration configuration)
    {
        var settings = configuration.GetSection(SectionName).Get<MigrationSettings>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new MigrationSettings();
        Validator.ValidateObject(settings, new ValidationContext(settings), validateAllProperties: true);

        return settings;
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace HotDash.Hosting.Fly.Release;

/// <summary>Configuration section <c>Fly:Release</c>.</summary>
internal sealed class ReleaseSettings
{
    public const string SectionName = "Fly:Release";

    private const string DefaultFlyctl = "flyctl";

    /// <summary>The program, of every step that asks Fly. Default: flyctl.</summary>
    public string Flyctl { get; init; } = DefaultFlyctl;

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

    /// <summary>After how long without a well moment a release that waiting might mend counts as failed. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:30:00")]
    public TimeSpan UnwellFor { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long flyctl waits for the checks of a machine that it has started. Default 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:30:00")]
    public TimeSpan ReadyWithin { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a route may take to answer at all. Default 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The slowest 95th percentile of a route over the window. Default 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:01:00")]
    public TimeSpan SlowestP95 { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many error lines the machines may log while they are watched. Default 50.</summary>
    [Range(0, 100_000)]
    public int MostErrorLines { get; init; } = 50;

    /// <summary>How long looking at what runs may take. Default 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan LookWithin { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long flyctl may take for one process group. Default 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "01:00:00")]
    public TimeSpan DeployWithin { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a person may take to decide about a release that failed, before it is rolled back. Default: it is rolled back at once.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan DecideWithin { get; init; }

    /// <summary>How long a rollback that flyctl refused waits before it tries again: longer than a lease on a machine. Default 15 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>After how long without a sign of life the lock may be taken from its owner. Default 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan LockFor { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Deploys an image although it failed before.</summary>
    public bool Again { get; init; }

    /// <summary>A rollback by hand needs the approval of a second person.</summary>
    public bool ApprovalRequired { get; init; }

    /// <summary>What a rollback goes back to: an image, its digest, or the release that brought it. Default: what was verified last.</summary>
    public string? To { get; init; }

    /// <summary>What a person decides about a release that failed.</summary>
    [AllowedValues(null, "keep", "rollback")]
    public string? Decision { get; init; }

    /// <summary>The release to show. Default: the last one.</summary>
    public string? Id { get; init; }

    /// <summary>How the ledger is exported. Default: json.</summary>
    [AllowedValues(null, "json", "markdown")]
    public string? Form { get; init; }

    /// <summary>Where the export goes. Default: the standard output.</summary>
    public string? Output { get; init; }

    /// <summary><c>json</c>: one line of JSON per step instead of text.</summary>
    [AllowedValues(null, "text", "json")]
    public string? Events { get; init; }

    /// <summary>The newest migration that each app's image knows, where the model does not tell: <c>--Fly:Release:Schemas:APP=0007_ideas</c>. Compared as text.</summary>
    public Dictionary<string, string> Schemas { get; init; } = [];

    /// <summary>The oldest schema whose images the database serves after this release. Default: as the migrations' own record in the database says.</summary>
    public Dictionary<string, string> SchemaFloors { get; init; } = [];

    /// <summary>The folder of the ledger. Default: artifacts/releases below the publish root.</summary>
    public string? Ledger { get; init; }

    public string? Commit { get; init; }

    public string? Actor { get; init; }

    /// <summary>Why. Required by a rollback.</summary>
    public string? Reason { get; init; }

    /// <summary>The app to deploy or to roll back. Default of a deploy: every app for which an image is named.</summary>
    public string? App { get; init; }

    /// <summary>The image of each app, by digest: <c>--Fly:Release:Images:APP=registry.fly.io/APP@sha256:…</c>.</summary>
    public Dictionary<string, string> Images { get; init; } = [];

    /// <summary>Where an app answers, when that is not https://APP.fly.dev.</summary>
    public Dictionary<string, Uri> BaseUrls { get; init; } = [];

    /// <summary>For steps that need no more of a release's settings than the program.</summary>
    public static string ReadFlyctl(IConfiguration configuration) =>
        configuration[$"{SectionName}:{nameof(Flyctl)}"] is { Length: > 0 } program ? program : DefaultFlyctl;

    /// <exception cref="ValidationException">A value is out of range.</exception>
    public static ReleaseSettings Read(IConfiguration configuration)
    {
        var settings = configuration.GetSection(SectionName).Get<ReleaseSettings>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new ReleaseSettings();
        Validator.ValidateObject(settings, new ValidationContext(settings), validateAllProperties: true);

        return settings;
    }
}

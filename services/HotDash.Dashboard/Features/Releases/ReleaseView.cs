using HotDash.Dashboard.Components.Shared;

namespace HotDash.Dashboard.Features.Releases;

/// <summary>A release of one app, as the ledger's export tells it.</summary>
public sealed record ReleaseView
{
    public required string Id { get; init; }

    public required string App { get; init; }

    public required DateTimeOffset Began { get; init; }

    /// <summary>Null: it is under way, or was left half-way.</summary>
    public DateTimeOffset? Ended { get; init; }

    public required string State { get; init; }

    public string Cause { get; init; } = "none";

    public required string Target { get; init; }

    public string? Good { get; init; }

    public string? Commit { get; init; }

    public string? Actor { get; init; }

    public string? Reason { get; init; }

    public IReadOnlyList<string> Failure { get; init; } = [];

    public IReadOnlyList<ReleaseEntry> Entries { get; init; } = [];

    public Tone Tone => State switch
    {
        "verified" => Tone.Good,
        "rolled-back" => Cause == "by-hand" ? Tone.Info : Tone.Warning,
        "needs-a-person" => Tone.Critical,
        _ => Tone.Info,
    };

    public string Outcome => State switch
    {
        "verified" => "Verified",
        "rolled-back" => "Rolled back",
        "needs-a-person" => "Needs a person",
        _ => "Under way",
    };

    public string Why => Cause switch
    {
        "deploy-failed" => "the deploy failed",
        "verify-failed" => "it did not serve",
        "interrupted" => "its runner ended half-way",
        "by-hand" => "somebody asked for it",
        _ => "",
    };

    /// <summary><c>sha256:0123456789ab</c></summary>
    public string ShortDigest => Target[(Target.LastIndexOf('@') + 1)..] is { Length: > DigestShown } digest ? digest[..DigestShown] : Target;

    private const int DigestShown = 19;
}

using HotDash.Hosting.Fly.Release.Flow;

namespace HotDash.ReleaseDrill.Model;

/// <summary>Everything at one moment: two operators, the lock, the ledger's last line, and what runs on Fly.</summary>
internal sealed record ModelState
{
    public const string Mixed = "mixed";

    public required ModelOperator First { get; init; }

    public required ModelOperator Second { get; init; }

    /// <summary>The images that work.</summary>
    public required string Well { get; init; }

    public string Runs { get; init; } = "old";

    /// <summary>A flyctl whose runner was killed still deploys this.</summary>
    public string? Orphan { get; init; }

    /// <summary>False: the pipeline as it must not be, to see that the check would find it.</summary>
    public bool EndsOrphans { get; init; } = true;

    public int Fence { get; init; }

    /// <summary>Nobody holds the lock; otherwise the operator with the fence does.</summary>
    public bool IsFree { get; init; } = true;

    public ReleaseState? Ledger { get; init; }

    public int CrashesLeft { get; init; }

    public int HangsLeft { get; init; }

    public bool IsWell(string image) => Runs == image && Well.Contains(image, StringComparison.Ordinal);
}

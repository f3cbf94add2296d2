namespace HotDash.ReleaseDrill.Corpus;

/// <summary>What came of a case.</summary>
/// <param name="Case">The release.</param>
/// <param name="FlyctlSaysGood">Our re-implementation of flyctl's algorithm ended with exit code 0.</param>
/// <param name="WeSayGood">The pipeline ended verified.</param>
/// <param name="Serves">What was seen to answer at the end is what should: the new version of a good one, the old one of a broken one.</param>
/// <param name="Detected">From the fault's first showing to the ledger's "failed".</param>
/// <param name="RolledBack">From there to the ledger's "rolled-back".</param>
/// <param name="Evidence">What was written down.</param>
internal sealed record CorpusResult(CorpusCase Case, bool FlyctlSaysGood, bool WeSayGood, bool Serves, TimeSpan? Detected, TimeSpan? RolledBack, IReadOnlyList<string> Evidence)
{
    public bool IsRight => WeSayGood == !Case.IsBroken && Serves;
}

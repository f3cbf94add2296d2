using HotDash.Hosting.Fly.Release.Flow;
using HotDash.Hosting.Fly.Release.Progress;

namespace HotDash.Hosting.Fly.Release.Records;

/// <summary>The ledger as one runner uses it: writes what happens to its releases as long as it holds the lock, and asks what happened before.</summary>
internal sealed class ReleaseJournal(ReleaseLedger ledger, Action guard, ReleaseSettings settings, IReleaseProgress progress)
{
    private const int MostEvidence = 10;

    /// <exception cref="LeaseLostException">Another runner took over.</exception>
    public LedgerEntry Write(ReleaseTarget target, ReleaseState state, ReleaseEvent happened) => Append(Entry(target, LedgerStates.Of(state.Phase), happened.Evidence) with
    {
        Image = state.Image,
        Flow = state,
        Counts = happened.Counts,
        Command = happened.Command,
        ExitCode = happened.ExitCode,
        Seconds = happened.Seconds,
        Log = happened.Log,
    });

    public LedgerEntry Note(ReleaseTarget target, string state, params IReadOnlyList<string> evidence) => Append(Entry(target, state, evidence));

    /// <summary>The state in which a runner left the app, when its release is not over.</summary>
    public ReleaseState? Unfinished(string app) => Of(app).LastOrDefault(entry => entry.Flow is not null)?.Flow is { IsOver: false } flow ? flow : null;

    /// <summary>The newest image that was seen to run well, other than one.</summary>
    public LedgerEntry? LastGood(string app, string otherThanDigest) =>
        Of(app).LastOrDefault(entry => LedgerStates.IsGood(entry.State) && ReleaseTarget.DigestOf(entry.Image) != otherThanDigest);

    /// <summary>The newest proof for an image, by reference, by digest, or by the release that brought it.</summary>
    public LedgerEntry? FindGood(string app, string name) =>
        Of(app).LastOrDefault(entry => LedgerStates.IsGood(entry.State) && (entry.Image == name || ReleaseTarget.DigestOf(entry.Image) == name || entry.Flow?.Release == name));

    /// <summary>Whether the last thing that was seen of an image is that it is broken.</summary>
    public bool IsKnownToFail(string app, string digest) =>
        Of(app).LastOrDefault(entry => entry.Flow is { } flow && ReleaseTarget.DigestOf(flow.Target) == digest && (flow.Cause is ReleaseCause.DeployFailed or ReleaseCause.VerifyFailed || LedgerStates.IsGood(entry.State))) is { Flow.Cause: ReleaseCause.DeployFailed or ReleaseCause.VerifyFailed };

    /// <summary>The machines that the app had before the release.</summary>
    public IReadOnlyDictionary<string, int>? CountsOf(string app, string release) => Of(app).FirstOrDefault(entry => entry.Flow?.Release == release && entry.Counts is not null)?.Counts;

    /// <summary>The newest floor that a release has recorded: images of an older schema do not fit the database any more.</summary>
    public string? SchemaFloor(string app) => Of(app).Select(entry => entry.SchemaFloor).LastOrDefault(floor => floor is not null);

    /// <summary>Since the release failed: keep or roll back. Null: nobody decided yet.</summary>
    public LedgerEntry? Decision(string app, string release)
    {
        var entries = Of(app);
        var failed = entries.FindLastIndex(entry => entry.Flow?.Release == release && entry.Flow.Phase is ReleasePhase.Failed);

        return entries.Skip(failed + 1).FirstOrDefault(entry => entry.State is LedgerStates.DecidedToKeep or LedgerStates.DecidedToRollBack);
    }

    /// <summary>An approval for an image by somebody else that is still valid and was not used yet.</summary>
    public LedgerEntry? Approval(string app, string image, DateTimeOffset notBefore)
    {
        var entries = Of(app);
        var used = entries.FindLastIndex(entry => entry.Flow is { Cause: ReleaseCause.ByHand } flow && flow.Good == image);

        return entries.Skip(used + 1).LastOrDefault(entry => entry.State == LedgerStates.Approved && entry.Image == image && entry.At >= notBefore && entry.Actor is not null && entry.Actor != settings.Actor);
    }

    private List<LedgerEntry> Of(string app) => [.. ledger.Read().Where(entry => entry.App == app)];

    private LedgerEntry Entry(ReleaseTarget target, string state, IReadOnlyList<string> evidence) => new()
    {
        App = target.App,
        State = state,
        Image = target.Image,
        Commit = target.Commit,
        Config = target.ConfigHash,
        Schema = target.Schema,
        SchemaFloor = target.SchemaFloor,
        Actor = settings.Actor,
        Reason = settings.Reason,
        Evidence = [.. evidence.Take(MostEvidence)],
    };

    private LedgerEntry Append(LedgerEntry entry)
    {
        var written = ledger.Append(entry, guard);
        progress.Report(written);

        return written;
    }
}

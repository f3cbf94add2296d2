namespace HotDash.Hosting.Fly.Release.Records;

/// <summary>The ledger is not what was written.</summary>
internal sealed class LedgerDamagedException(string path, string problem)
    : Exception($"The ledger '{path}' cannot be trusted: {problem} Restore it from the artefacts of the last run, or move it away to begin a new one.");

namespace HotDash.Chatwoot.Core.Contacts;

/// <summary>How an import of contacts ended.</summary>
/// <param name="AccountId">Whose contacts they are.</param>
/// <param name="Imported">Records taken.</param>
/// <param name="Rejected">Records refused, each with its reason in the file of <paramref name="FailedRecords"/>.</param>
/// <param name="FailedRecords">Where that file can be fetched; null when there is none.</param>
/// <param name="Problem">Why the file could not be read at all.</param>
public sealed record ContactImport(long AccountId, int Imported, int Rejected, Uri? FailedRecords, string? Problem);

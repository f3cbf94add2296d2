namespace Aspire.Hosting.ApplicationModel;

/// <param name="Unprocessed">The expression the value came from, or the text itself.</param>
/// <param name="IsSensitive">A secret is in it.</param>
internal sealed record ResolvedValue(object Unprocessed, string Processed, bool IsSensitive);

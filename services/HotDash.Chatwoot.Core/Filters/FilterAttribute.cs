namespace HotDash.Chatwoot.Core.Filters;

/// <summary>An attribute that a filter may name, as an SQL expression of a kind.</summary>
/// <param name="Kind">How values compare.</param>
/// <param name="Expression">A fixed fragment; never made from input.</param>
public sealed record FilterAttribute(FilterKind Kind, string Expression);

namespace HotDash.Dashboard.Features.Escalations;

internal sealed record SuggestionSubject(string CustomerName, IReadOnlyList<string> Labels, string LastCustomerText, TimeSpan? Waiting, Escalation Escalation);

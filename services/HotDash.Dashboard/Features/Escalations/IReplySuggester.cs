namespace HotDash.Dashboard.Features.Escalations;

/// <summary>Drafts a reply. Templates do it now; a language model can take their place. A draft is never sent by itself.</summary>
internal interface IReplySuggester
{
    Task<ReplySuggestion?> SuggestAsync(SuggestionSubject subject, CancellationToken cancellationToken);
}

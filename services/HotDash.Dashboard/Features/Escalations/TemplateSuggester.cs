namespace HotDash.Dashboard.Features.Escalations;

/// <summary>Chooses a template by label first, then by words. Legal threats and large refunds get none: a person writes those.</summary>
internal sealed class TemplateSuggester : IReplySuggester
{
    private static readonly TimeSpan s_apologiseAfter = TimeSpan.FromHours(2);
    private static readonly string[] s_shipping = ["ship", "deliver", "track", "carrier", "arrive"];
    private static readonly string[] s_refund = ["refund", "return", "money back"];

    public Task<ReplySuggestion?> SuggestAsync(SuggestionSubject subject, CancellationToken cancellationToken) =>
        Task.FromResult(Suggest(subject));

    private static ReplySuggestion? Suggest(SuggestionSubject subject)
    {
        var reasons = subject.Escalation.Reasons;

        if (reasons.Contains(EscalationReason.Legal) || reasons.Contains(EscalationReason.LargeRefund))
        {
            return null;
        }

        var opening = subject.Waiting > s_apologiseAfter
            ? $"Hi {FirstName(subject.CustomerName)}, I'm sorry that you had to wait this long."
            : $"Hi {FirstName(subject.CustomerName)}, thank you for your patience.";
        var (template, body) = Choose(subject);

        return new ReplySuggestion(template, $"{opening}\n\n{body}");
    }

    private static (string Template, string Body) Choose(SuggestionSubject subject) => subject switch
    {
        _ when HasLabel(subject, "shipping") => ShipUpdate,
        _ when HasLabel(subject, "refund") => RefundOffer,
        _ when Mentions(subject, s_refund) => RefundOffer,
        _ when Mentions(subject, s_shipping) => ShipUpdate,
        _ => ("ack_delay", "I have your message and am looking into it now. You'll hear from me today with an answer or with what I still need to find out."),
    };

    private static (string Template, string Body) ShipUpdate => (
        "ship_update", "I'm checking with the carrier where your parcel is right now. As soon as I have its location and a delivery date, I'll write to you here.");

    private static (string Template, string Body) RefundOffer => (
        "refund_offer", "I'd like to put this right. Could you tell me the order number, and whether you prefer a replacement or your money back?");

    private static bool HasLabel(SuggestionSubject subject, string label) => subject.Labels.Contains(label, StringComparer.OrdinalIgnoreCase);

    private static bool Mentions(SuggestionSubject subject, string[] words) =>
        words.Any(word => subject.LastCustomerText.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string FirstName(string name) => name.Split(' ', 2)[0];
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace HotDash.Dashboard.Features.Escalations;

/// <summary>Which conversations a person must look at first. Pure: same conversation and clock, same verdict.</summary>
internal sealed partial class EscalationRules(EscalationOptions options, BusinessHours hours)
{
    private static readonly string[] s_escalationLabels = ["escalation", "escalated", "needs_ceo", "urgent"];
    private static readonly string[] s_vipLabels = ["vip", "bulk", "dealer"];

    public Escalation Evaluate(EscalationSubject subject, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(subject);

        if (subject.Status is not ("open" or "pending"))
        {
            return new Escalation([], EscalationSeverity.Normal, SlaLevel.NobodyWaits, null);
        }

        var dueAt = DueAt(subject.WaitingSince);
        var sla = Level(dueAt, now);
        var reasons = Reasons(subject, sla).ToList();

        return new Escalation(reasons, Severity(reasons, subject.LastCustomerText), sla, dueAt);
    }

    private IEnumerable<EscalationReason> Reasons(EscalationSubject subject, SlaLevel sla)
    {
        var text = subject.LastCustomerText;

        if (LegalWords().IsMatch(text))
        {
            yield return EscalationReason.Legal;
        }

        if (AbuseWords().IsMatch(text))
        {
            yield return EscalationReason.Abuse;
        }

        if (sla == SlaLevel.Breached)
        {
            yield return EscalationReason.WaitedTooLong;
        }

        if (HasLabel(subject, s_escalationLabels))
        {
            yield return EscalationReason.Labelled;
        }

        if (HasLabel(subject, s_vipLabels) || VipWords().IsMatch(text))
        {
            yield return EscalationReason.Vip;
        }

        if (DamageWords().IsMatch(text))
        {
            yield return EscalationReason.Damage;
        }

        if (RefundWords().IsMatch(text) && LargestAmount(text) > options.RefundLimit)
        {
            yield return EscalationReason.LargeRefund;
        }
    }

    private static EscalationSeverity Severity(List<EscalationReason> reasons, string text)
    {
        var angry = reasons.Contains(EscalationReason.Abuse) || AngryWords().IsMatch(text);

        return reasons switch
        {
            _ when reasons.Contains(EscalationReason.Legal) => EscalationSeverity.Critical,
            _ when angry && (reasons.Contains(EscalationReason.Vip) || RefundWords().IsMatch(text)) => EscalationSeverity.High,
            _ when reasons.Contains(EscalationReason.LargeRefund) => EscalationSeverity.High,
            { Count: >= 3 } => EscalationSeverity.Medium,
            _ when angry && reasons.Count > 0 => EscalationSeverity.Medium,
            _ => EscalationSeverity.Normal,
        };
    }

    private DateTimeOffset? DueAt(DateTimeOffset? waitingSince) => waitingSince is not { } since ? null
        : options.BusinessHoursOnly ? hours.Add(since, options.WaitLimit)
        : since + options.WaitLimit;

    /// <summary>At the very instant of the limit the promise still holds.</summary>
    private static SlaLevel Level(DateTimeOffset? dueAt, DateTimeOffset now) => (dueAt - now) switch
    {
        null => SlaLevel.NobodyWaits,
        { Ticks: < 0 } => SlaLevel.Breached,
        { TotalMinutes: < 5 } => SlaLevel.Urgent,
        { TotalMinutes: <= 15 } => SlaLevel.Warning,
        _ => SlaLevel.Normal,
    };

    private static bool HasLabel(EscalationSubject subject, string[] wanted) =>
        subject.Labels.Any(label => wanted.Contains(label, StringComparer.OrdinalIgnoreCase));

    /// <summary>Reads <c>$1,250.00</c>, <c>USD 600</c>, <c>750 dollars</c>.</summary>
    private static decimal LargestAmount(string text) => Amounts().Matches(text)
        .Select(match => decimal.TryParse(
            (match.Groups["before"].Success ? match.Groups["before"] : match.Groups["after"]).ValueSpan,
            NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : 0)
        .DefaultIfEmpty(0)
        .Max();

    private const RegexOptions Words = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(charge\s?backs?|lawyers?|attorneys?|lawsuits?|(will|to|gonna|could) sue|sue (you|your|them|the)|suing|legal action|court|fraud(ulent)?|police|trading standards)\b", Words, 200)]
    private static partial Regex LegalWords();

    [GeneratedRegex(@"\b(idiots?|scam(mers?)?|thieves|liars?|f+u+c+k\w*|shit\w*|bastards?)\b", Words, 200)]
    private static partial Regex AbuseWords();

    [GeneratedRegex(@"\b(angry|furious|unacceptable|disgusted|worst|ridiculous|fed up|never again)\b", Words, 200)]
    private static partial Regex AngryWords();

    [GeneratedRegex(@"\b(dealer(ship)?|wholesale|bulk order)\b", Words, 200)]
    private static partial Regex VipWords();

    [GeneratedRegex(@"\b(damaged?|broken|cracked|dented|bent|smashed)\b", Words, 200)]
    private static partial Regex DamageWords();

    [GeneratedRegex(@"\b(refund(s|ed)?|money back|return(s|ed|ing)?)\b", Words, 200)]
    private static partial Regex RefundWords();

    [GeneratedRegex(@"(?:[$€£]|\b(?:usd|eur|gbp)\b)\s?(?<before>\d[\d,]*(?:\.\d+)?)|(?<after>\d[\d,]*(?:\.\d+)?)\s?(?:dollars|euros?|pounds|usd|eur|gbp)\b", Words, 200)]
    private static partial Regex Amounts();
}

using HotDash.Dashboard.Features.Escalations;

namespace HotDash.Dashboard.Tests.Features.Escalations;

public sealed class EscalationRulesTests
{
    /// <summary>A Tuesday, in business hours.</summary>
    private static readonly DateTimeOffset s_now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static readonly BusinessHours s_hours = new(TimeZoneInfo.Utc, new TimeOnly(9, 0), new TimeOnly(17, 0));

    [Theory]
    [InlineData(0, SlaLevel.Normal)]
    [InlineData((15 * 60) - 1, SlaLevel.Normal)]
    [InlineData(15 * 60, SlaLevel.Warning)]
    [InlineData(25 * 60, SlaLevel.Warning)]
    [InlineData((25 * 60) + 1, SlaLevel.Urgent)]
    [InlineData(30 * 60, SlaLevel.Urgent)]
    [InlineData((30 * 60) + 1, SlaLevel.Breached)]
    public void Clock_AtEachBoundary_HasItsLevel(int waitedSeconds, SlaLevel expected)
    {
        var escalation = Evaluate(waitedSeconds: waitedSeconds);

        Assert.Equal((expected, s_now.AddSeconds(-waitedSeconds).AddMinutes(30)), (escalation.Sla, escalation.DueAt));
        Assert.Equal(expected == SlaLevel.Breached, escalation.IsNeeded);
    }

    [Fact]
    public void Clock_NobodyWaits_DoesNotRun()
    {
        var escalation = Evaluate(waitedSeconds: null);

        Assert.Equal((SlaLevel.NobodyWaits, null, false), (escalation.Sla, escalation.DueAt, escalation.IsNeeded));
    }

    [Theory]
    [InlineData("resolved")]
    [InlineData("snoozed")]
    public void Conversation_NotOpen_NeverEscalates(string status) =>
        Assert.False(Evaluate(text: "I will sue you", waitedSeconds: 90_000, status: status, labels: "vip").IsNeeded);

    [Theory]
    [InlineData("I will file a chargeback", EscalationReason.Legal, EscalationSeverity.Critical)]
    [InlineData("My LAWYER will call", EscalationReason.Legal, EscalationSeverity.Critical)]
    [InlineData("I'm going to sue.", EscalationReason.Legal, EscalationSeverity.Critical)]
    [InlineData("You are thieves", EscalationReason.Abuse, EscalationSeverity.Medium)]
    [InlineData("The fender came dented", EscalationReason.Damage, EscalationSeverity.Normal)]
    [InlineData("We are a dealership in Ohio", EscalationReason.Vip, EscalationSeverity.Normal)]
    [InlineData("I want a refund of $1,250.00", EscalationReason.LargeRefund, EscalationSeverity.High)]
    [InlineData("Refund my 600 dollars", EscalationReason.LargeRefund, EscalationSeverity.High)]
    public void Text_WithATrigger_NamesTheReason(string text, EscalationReason reason, EscalationSeverity severity)
    {
        var escalation = Evaluate(text: text);

        Assert.Equal([reason], escalation.Reasons);
        Assert.Equal(severity, escalation.Severity);
    }

    [Theory]
    [InlineData("Can you issue an invoice? I pursue hot rods.")]
    [InlineData("Sue from accounting sent me")]
    [InlineData("I want a refund of $500")]
    [InlineData("The kit costs $900, right?")]
    [InlineData("")]
    public void Text_ThatOnlyLooksLikeATrigger_IsLeftAlone(string text) => Assert.Empty(Evaluate(text: text).Reasons);

    [Theory]
    [InlineData("escalation", EscalationReason.Labelled)]
    [InlineData("Urgent", EscalationReason.Labelled)]
    [InlineData("needs_ceo", EscalationReason.Labelled)]
    [InlineData("VIP", EscalationReason.Vip)]
    [InlineData("dealer", EscalationReason.Vip)]
    public void Label_InAnyCase_IsAReason(string label, EscalationReason reason) => Assert.Equal([reason], Evaluate(labels: label).Reasons);

    [Fact]
    public void Severity_AngryVip_IsHigh() => Assert.Equal(EscalationSeverity.High, Evaluate(text: "This is unacceptable", labels: "vip").Severity);

    [Fact]
    public void Severity_ThreeReasons_IsMedium() =>
        Assert.Equal(EscalationSeverity.Medium, Evaluate(text: "It arrived broken", labels: "vip", waitedSeconds: 3600).Severity);

    [Fact]
    public void Clock_BusinessHoursOnly_StopsOverTheWeekend()
    {
        var fridayEvening = new DateTimeOffset(2026, 11, 20, 16, 50, 0, TimeSpan.Zero);
        var rules = new EscalationRules(new EscalationOptions { BusinessHoursOnly = true }, s_hours);

        var escalation = rules.Evaluate(new EscalationSubject("open", fridayEvening, [], ""), fridayEvening.AddDays(2));

        Assert.Equal((SlaLevel.Normal, new DateTimeOffset(2026, 11, 23, 9, 20, 0, TimeSpan.Zero)), (escalation.Sla, escalation.DueAt));
    }

    private static Escalation Evaluate(string text = "", int? waitedSeconds = 0, string status = "open", params string[] labels) =>
        new EscalationRules(new EscalationOptions(), s_hours).Evaluate(
            new EscalationSubject(status, waitedSeconds is { } waited ? s_now.AddSeconds(-waited) : null, labels, text), s_now);
}

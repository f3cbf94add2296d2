using HotDash.Dashboard.Features.Escalations;

namespace HotDash.Dashboard.Tests.Features.Escalations;

public sealed class TemplateSuggesterTests
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Where is my parcel, has it shipped?", "", "ship_update")]
    [InlineData("I want my money back", "", "refund_offer")]
    [InlineData("I want my money back", "shipping", "ship_update")]
    [InlineData("Does it fit a 1932?", "", "ack_delay")]
    public async Task Suggest_LabelBeforeWords_ChoosesTheTemplate(string text, string label, string template) =>
        Assert.Equal(template, (await SuggestAsync(text, labels: label.Length == 0 ? [] : [label]))?.Template);

    [Theory]
    [InlineData(119, "thank you for your patience")]
    [InlineData(121, "I'm sorry that you had to wait")]
    public async Task Suggest_NamesTheCustomerAndApologisesAfterTwoHours(int minutes, string opening)
    {
        var suggestion = await SuggestAsync("Hello", waiting: TimeSpan.FromMinutes(minutes));

        Assert.StartsWith($"Hi Jamie, {opening}", suggestion?.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EscalationReason.Legal)]
    [InlineData(EscalationReason.LargeRefund)]
    public async Task Suggest_MatterForAPerson_SuggestsNothing(EscalationReason reason) => Assert.Null(await SuggestAsync("Hello", reason: reason));

    private Task<ReplySuggestion?> SuggestAsync(string text, string[]? labels = null, TimeSpan? waiting = null, EscalationReason? reason = null) =>
        new TemplateSuggester().SuggestAsync(
            new SuggestionSubject(
                "Jamie Lee",
                labels ?? [],
                text,
                waiting,
                new Escalation(reason is { } one ? [one] : [], EscalationSeverity.Normal, SlaLevel.Normal, null)),
            _cancellationToken);
}

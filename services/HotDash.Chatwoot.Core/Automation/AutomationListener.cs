using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Events;
using HotDash.Chatwoot.Core.Messages;

namespace HotDash.Chatwoot.Core.Automation;

/// <summary>Runs the rules of an account. What a rule did does not trigger rules again.</summary>
public sealed class AutomationListener(Database database, AutomationActions actions) : IEventListener
{
    public async Task OnAsync(EventRecord happened, CancellationToken cancellationToken)
    {
        if (happened.Conversation is not { } view || RuleEvent(happened) is not { } name || IsFromRule(happened))
        {
            return;
        }

        var rules = await database.ListAsync<AutomationRule>(
            "select * from automation_rules where account_id = @Id and event_name = @name and active order by id", new { happened.Account.Id, name }, cancellationToken);

        foreach (var rule in rules.Where(rule => AutomationConditions.Hold(rule, happened)))
        {
            await actions.RunAsync(rule, happened, view.Conversation, cancellationToken);
        }
    }

    private static bool IsFromRule(EventRecord happened) =>
        happened.PerformedBy?.Contains("/AutomationRule/", StringComparison.Ordinal) ?? false;

    private static string? RuleEvent(EventRecord happened) => happened.Name switch
    {
        EventNames.MessageCreated when happened.Message?.Message.MessageType == MessageType.Activity => null,
        EventNames.MessageCreated => "message_created",
        EventNames.ConversationCreated => "conversation_created",
        EventNames.ConversationUpdated => "conversation_updated",
        EventNames.ConversationOpened => "conversation_opened",
        EventNames.ConversationResolved => "conversation_resolved",
        _ => null,
    };
}

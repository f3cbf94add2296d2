using System.Globalization;
using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Events;
using HotDash.Chatwoot.Core.Jobs;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Labels;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Chatwoot.Core.Webhooks;
using HotDash.Sidekiq.ActiveJobs;
using HotDash.Sidekiq.Clients;

namespace HotDash.Chatwoot.Core.Automation;

/// <summary>What a rule does to a conversation (app/services/action_service.rb).</summary>
public sealed class AutomationActions(
    Database database, ConversationWriter writer, ConversationLabeler labeler, MessageWriter messages, ContactMuting muting, SidekiqClient sidekiq)
{
    private const string ExistingAgent = "select user_id from account_users where account_id = @AccountId and user_id = @id";
    private const string ExistingTeam = "select id from teams where account_id = @AccountId and id = @id";

    private static readonly HashSet<string> s_names = new(StringComparer.Ordinal)
    {
        "assign_agent", "assign_team", "remove_assigned_team", "add_label", "remove_label", "send_message", "add_private_note", "send_webhook_event",
        "send_email_transcript", "mute_conversation", "snooze_conversation", "resolve_conversation", "open_conversation", "pending_conversation", "change_status",
        "change_priority",
    };

    public static bool Supports(string name) => s_names.Contains(name);

    public async Task RunAsync(AutomationRule rule, EventRecord happened, Conversation conversation, CancellationToken cancellationToken)
    {
        var performer = new Performer("AutomationRule", rule.Id, "Automation System");

        foreach (var action in (RailsJson.Parse(rule.Actions) as JsonArray ?? []).OfType<JsonObject>())
        {
            var given = (action["action_params"] as JsonArray ?? []).Select(value => value?.ToString() ?? "").ToList();
            await RunAsync(action["action_name"]?.ToString() ?? "", given, happened, conversation, performer, cancellationToken);
        }
    }

    private async Task RunAsync(
        string name, List<string> given, EventRecord happened, Conversation conversation, Performer performer, CancellationToken cancellationToken)
    {
        var first = given.FirstOrDefault() ?? "";

        switch (name)
        {
            case "assign_agent":
                var agentId = first == "nil" ? null : await ExistingAsync(ExistingAgent, conversation, first, cancellationToken);
                await ChangeAsync(row => row with { AssigneeId = agentId });
                break;
            case "assign_team":
                var teamId = await ExistingAsync(ExistingTeam, conversation, first, cancellationToken);
                await ChangeAsync(row => row with { TeamId = teamId });
                break;
            case "remove_assigned_team":
                await ChangeAsync(row => row with { TeamId = null });
                break;
            case "add_label":
                await labeler.ReplaceAsync(conversation, labels => LabelList.Normalize(labels.Concat(given)), performer, cancellationToken);
                break;
            case "remove_label":
                await labeler.ReplaceAsync(conversation, labels => [.. labels.Except(LabelList.Normalize(given))], performer, cancellationToken);
                break;
            case "send_message" or "add_private_note":
                var draft = new MessageDraft { Content = first, Private = name == "add_private_note", ContentAttributes = $$"""{"automation_rule_id":{{performer.Id}}}""" };
                await messages.WriteAsync(conversation, draft, performer, cancellationToken);
                break;
            case "send_webhook_event":
                await SendWebhookAsync(first, happened, conversation, performer, cancellationToken);
                break;
            case "send_email_transcript":
                await SendTranscriptAsync(conversation, first, cancellationToken);
                break;
            case "mute_conversation":
                await muting.MuteAsync(conversation, performer, cancellationToken);
                break;
            case "change_priority":
                await ChangeAsync(row => row with { Priority = RailsEnum.Parse<ConversationPriority>(first) });
                break;
            default:
                if (StatusOf(name, first) is { } status)
                {
                    await ChangeAsync(row => row with { Status = status });
                }

                break;
        }

        Task ChangeAsync(Func<Conversation, Conversation> change) => writer.ChangeAsync(conversation, performer, change, cancellationToken);
    }

    private static ConversationStatus? StatusOf(string action, string given) => action switch
    {
        "resolve_conversation" => ConversationStatus.Resolved,
        "open_conversation" => ConversationStatus.Open,
        "pending_conversation" => ConversationStatus.Pending,
        "snooze_conversation" => ConversationStatus.Snoozed,
        "change_status" => RailsEnum.Parse<ConversationStatus>(given),
        _ => null,
    };

    private async Task<long?> ExistingAsync(string query, Conversation conversation, string id, CancellationToken cancellationToken) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? await database.FindAsync<long?>(query, new { conversation.AccountId, id = number }, cancellationToken)
            : null;

    private async Task SendWebhookAsync(string url, EventRecord happened, Conversation conversation, Performer performer, CancellationToken cancellationToken)
    {
        var payload = new JsonObject
        {
            ["event"] = $"automation_event.{happened.Name.Replace('.', '_')}",
            ["id"] = conversation.DisplayId,
            ["status"] = RailsEnum.Name(conversation.Status),
            ["account"] = Accounts.AccountShape.Webhook(happened.Account),
        };
        await sidekiq.PushAsync(WebhookJobs.Deliver(url, payload, WebhookJobs.AccountWebhook, null, happened, performer), cancellationToken);
    }

    private async Task SendTranscriptAsync(Conversation conversation, string addresses, CancellationToken cancellationToken)
    {
        foreach (var address in addresses.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            await sidekiq.PushAsync(
                new ActiveJob
                {
                    JobClass = JobClasses.ConversationTranscript,
                    Queue = Queues.Mailers,
                    Arguments = new JsonArray(RecordId.Conversation(conversation.Id), address),
                },
                cancellationToken);
        }
    }
}

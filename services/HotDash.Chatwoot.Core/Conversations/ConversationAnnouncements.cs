using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Events;
using HotDash.Chatwoot.Core.Jobs;

namespace HotDash.Chatwoot.Core.Conversations;

/// <summary>Which events a saved conversation gives.</summary>
public static class ConversationAnnouncements
{
    public static void Created(Announcements announcements, Conversation conversation, Performer? performer) =>
        announcements.Add(Event(EventNames.ConversationCreated, conversation, performer));

    public static void Changed(Announcements announcements, ConversationChange change, Performer? performer)
    {
        var changed = change.ChangedAttributes();
        if (changed.Count == 0)
        {
            return;
        }

        announcements.Add(Event(EventNames.ConversationUpdated, change.After, performer, changed));

        if (change.StatusChanged)
        {
            announcements.Add(Event(EventNames.ConversationStatusChanged, change.After, performer, changed));
            if (change.After.Status is ConversationStatus.Open)
            {
                announcements.Add(Event(EventNames.ConversationOpened, change.After, performer, changed));
            }
            else if (change.After.Status is ConversationStatus.Resolved)
            {
                announcements.Add(Event(EventNames.ConversationResolved, change.After, performer, changed));
            }
        }

        if (change.AssigneeChanged)
        {
            announcements.Add(Event(EventNames.AssigneeChanged, change.After, performer, changed));
        }

        if (change.TeamChanged)
        {
            announcements.Add(Event(EventNames.TeamChanged, change.After, performer, changed));
        }
    }

    public static DomainEvent Event(string name, Conversation conversation, Performer? performer, JsonObject? changed = null)
    {
        var data = new JsonObject { ["conversation"] = RecordId.Conversation(conversation.Id) };
        if (changed is not null)
        {
            data["changed_attributes"] = changed.DeepClone();
        }

        data["performed_by"] = performer?.Record;

        return new DomainEvent(name, conversation.AccountId, data);
    }
}

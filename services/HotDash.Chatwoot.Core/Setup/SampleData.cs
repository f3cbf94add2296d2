using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Core.Messages;

namespace HotDash.Chatwoot.Core.Setup;

/// <summary>A few customers with open questions, so that a new developer sees something.</summary>
public sealed class SampleData(Database database, ContactIdentification contacts, ConversationStarter starter, MessageWriter messages)
{
    private static readonly (string Name, string Email, string Question)[] s_customers =
    [
        ("Jamie Rivera", "jamie@example.com", "Hi, where is my order PWA-4098? Tracking has not moved for three days."),
        ("Noor Haddad", "noor@example.com", "Can I still change the size of the jacket I ordered this morning?"),
        ("Tomasz Zieliński", "tomasz@example.com", "The discount code from your newsletter is not accepted at checkout."),
    ];

    public async Task AddAsync(long accountId, long inboxId, CancellationToken cancellationToken)
    {
        var inbox = await InboxStore.FindAsync(database, accountId, inboxId, cancellationToken);

        foreach (var (name, email, question) in s_customers)
        {
            var (contact, contactInbox) = await contacts.IdentifyAsync(
                inbox, new ContactFields { Name = name, Email = new ContactField(email) }, null, verified: false, cancellationToken);
            var conversation = await starter.StartAsync(inbox, contactInbox, new ConversationDraft(), null, null, cancellationToken);
            var draft = new MessageDraft { Content = question, MessageType = MessageType.Incoming, Sender = new Sender(Contact: contact) };
            await messages.WriteAsync(conversation, draft, null, cancellationToken);
        }
    }
}

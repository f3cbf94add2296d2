using HotDash.Chatwoot.Core.Inboxes;

namespace HotDash.Chatwoot.Core.Email;

/// <summary>An inbox with its mail settings.</summary>
public sealed record EmailInbox(Inbox Inbox, EmailChannel Channel);

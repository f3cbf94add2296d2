namespace HotDash.Dashboard.Features.Approvals;

/// <summary>The names under which effects appear in receipts.</summary>
internal static class Tools
{
    public const string ReplyFromNote = "chatwoot.reply.from_note";
    public const string ReplyAudit = "chatwoot.reply.audit";
    public const string AddLabel = "chatwoot.label.add";
    public const string SetStatus = "chatwoot.status.set";
    public const string Assign = "chatwoot.assign";
    public const string AddNote = "chatwoot.note.add";
    public const string MachineRestart = "fly.machine.restart";
    public const string Manual = "manual";
}

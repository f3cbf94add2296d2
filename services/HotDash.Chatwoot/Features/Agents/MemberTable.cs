namespace HotDash.Chatwoot.Features.Agents;

/// <summary>A table that joins users to something they belong to.</summary>
internal sealed record MemberTable(string Name, string Owner)
{
    public static readonly MemberTable Teams = new("team_members", "team_id");
    public static readonly MemberTable Inboxes = new("inbox_members", "inbox_id");
}

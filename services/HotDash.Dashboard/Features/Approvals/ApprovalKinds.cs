namespace HotDash.Dashboard.Features.Approvals;

internal static class ApprovalKinds
{
    /// <summary>A public reply in a conversation; applied by the dashboard itself.</summary>
    public const string CxReply = "cx_reply";

    public const string Inventory = "inventory";
    public const string Growth = "growth";
    public const string Misc = "misc";

    public static string Describe(string kind) => kind switch
    {
        CxReply => "Customer reply",
        Inventory => "Inventory",
        Growth => "Growth",
        _ => "Other",
    };
}

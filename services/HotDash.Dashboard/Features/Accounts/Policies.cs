namespace HotDash.Dashboard.Features.Accounts;

internal static class Policies
{
    public const string Admin = "admin";

    /// <summary>Who may act: operators and administrators.</summary>
    public const string Operator = "operator";
}

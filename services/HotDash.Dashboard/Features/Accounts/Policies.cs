namespace HotDash.Dashboard.Features.Accounts;

internal static class Policies
{
    public const string Admin = "admin";
}

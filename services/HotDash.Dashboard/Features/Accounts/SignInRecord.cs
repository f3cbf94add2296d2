namespace HotDash.Dashboard.Features.Accounts;

public sealed record SignInRecord(DateTime At, string Email, string Outcome, string? RemoteAddress);

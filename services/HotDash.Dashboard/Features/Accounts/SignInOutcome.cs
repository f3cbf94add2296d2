namespace HotDash.Dashboard.Features.Accounts;

internal enum SignInOutcome
{
    SignedIn,
    WrongCredentials,
    Disabled,
    TooManyAttempts,
}

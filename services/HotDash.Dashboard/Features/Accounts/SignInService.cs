using Microsoft.AspNetCore.Identity;

namespace HotDash.Dashboard.Features.Accounts;

/// <summary>Checks a password; an unknown address costs as much time as a wrong password.</summary>
internal sealed class SignInService(OperatorStore operators, SignInLog log)
{
    private const int AllowedFailures = 5;
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(5);
    private static readonly PasswordHasher<OperatorAccount> s_hasher = new();
    private static readonly OperatorAccount s_nobody = new(0, "", "", "viewer", null, null);
    private static readonly string s_decoyHash = s_hasher.HashPassword(s_nobody, Guid.NewGuid().ToString());

    public static string Hash(string password) => s_hasher.HashPassword(s_nobody, password);

    public async Task<(SignInOutcome Outcome, Actor? Actor)> CheckAsync(
        string email, string password, string? remoteAddress, CancellationToken cancellationToken)
    {
        var account = await operators.FindAsync(email, cancellationToken);
        var outcome = await log.CountFailuresAsync(email, s_window, cancellationToken) >= AllowedFailures
            ? SignInOutcome.TooManyAttempts
            : await JudgeAsync(account, password, cancellationToken);
        await log.AddAsync(email, account?.Id, outcome, remoteAddress, cancellationToken);

        return (outcome, outcome == SignInOutcome.SignedIn ? account?.ToActor() : null);
    }

    private async Task<SignInOutcome> JudgeAsync(OperatorAccount? account, string password, CancellationToken cancellationToken)
    {
        var verdict = s_hasher.VerifyHashedPassword(account ?? s_nobody, account?.PasswordHash ?? s_decoyHash, password);

        if (account?.PasswordHash is null || verdict == PasswordVerificationResult.Failed)
        {
            return SignInOutcome.WrongCredentials;
        }

        if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
        {
            await operators.SetPasswordHashAsync(account.Id, Hash(password), cancellationToken);
        }

        return account.DisabledAt is null ? SignInOutcome.SignedIn : SignInOutcome.Disabled;
    }
}

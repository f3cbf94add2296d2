using HotDash.Chatwoot.Core.Failures;

namespace HotDash.Chatwoot.Features.Profile;

/// <summary>6 to 128 characters, with an upper and a lower case letter, a digit and a special character.</summary>
internal static class PasswordRule
{
    public static string Require(string password)
    {
        var problem = password.Length switch
        {
            < 6 => "is too short (minimum is 6 characters)",
            > 128 => "is too long (maximum is 128 characters)",
            _ when !password.Any(char.IsUpper) => "must contain at least 1 uppercase letter",
            _ when !password.Any(char.IsLower) => "must contain at least 1 lowercase letter",
            _ when !password.Any(char.IsDigit) => "must contain at least 1 number",
            _ when password.All(char.IsLetterOrDigit) => "must contain at least 1 special character",
            _ => null,
        };

        return problem is null ? password : throw Failure.Invalid("password", problem);
    }
}

namespace HotDash.Chatwoot.Core.Agents;

/// <param name="Name">Shown to customers.</param>
/// <param name="Email">In lower case; also the sign-in name.</param>
/// <param name="Password">Null: nobody can sign in with a password until one is set.</param>
/// <param name="DisplayName">Shown instead of the name when set.</param>
public sealed record NewUser(string Name, string Email, string? Password, string? DisplayName = null);

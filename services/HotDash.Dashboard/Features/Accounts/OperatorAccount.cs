namespace HotDash.Dashboard.Features.Accounts;

public sealed record OperatorAccount(long Id, string Email, string Name, string Role, string? PasswordHash, DateTime? DisabledAt)
{
    internal Actor ToActor() => new(Id, Name, Email, Enum.Parse<Role>(Role, ignoreCase: true));
}

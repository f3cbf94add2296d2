namespace HotDash.Chatwoot.Core.Accounts;

public sealed class Account
{
    public const int Suspended = 1;

    public long Id { get; init; }

    public string Name { get; init; } = "";

    public int Locale { get; init; }

    public string? Domain { get; init; }

    public string? SupportEmail { get; init; }

    public int Status { get; init; }

    public string? Limits { get; init; }

    public string? CustomAttributes { get; init; }

    public string? Settings { get; init; }

    public DateTime CreatedAt { get; init; }
}

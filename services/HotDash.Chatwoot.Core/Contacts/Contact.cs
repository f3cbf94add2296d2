namespace HotDash.Chatwoot.Core.Contacts;

public sealed class Contact
{
    public long Id { get; init; }

    public long AccountId { get; init; }

    public string? Name { get; init; }

    public string? Email { get; init; }

    public string? PhoneNumber { get; init; }

    public string? Identifier { get; init; }

    public string? AdditionalAttributes { get; init; }

    public string? CustomAttributes { get; init; }

    public DateTime? LastActivityAt { get; init; }

    public ContactType ContactType { get; init; }

    public string? MiddleName { get; init; }

    public string? LastName { get; init; }

    public string? Location { get; init; }

    public string? CountryCode { get; init; }

    public bool Blocked { get; init; }

    public long? CompanyId { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime UpdatedAt { get; init; }
}

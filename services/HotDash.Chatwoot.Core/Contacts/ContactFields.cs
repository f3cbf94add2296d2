using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Json;

namespace HotDash.Chatwoot.Core.Contacts;

/// <summary>What a client says about a contact. Null means: not said.</summary>
public sealed partial record ContactFields
{
    public string? Name { get; init; }

    public ContactField? Email { get; init; }

    public ContactField? PhoneNumber { get; init; }

    public ContactField? Identifier { get; init; }

    public bool? Blocked { get; init; }

    public JsonObject? AdditionalAttributes { get; init; }

    public JsonObject? CustomAttributes { get; init; }

    /// <summary>The contact with what is said; attributes are merged name by name.</summary>
    public Contact ApplyTo(Contact contact)
    {
        var email = Email is null ? contact.Email : Email.Value?.Trim().ToLowerInvariant();
        var phone = PhoneNumber is null ? contact.PhoneNumber : PhoneNumber.Value?.Trim();
        Validate(email, phone);

        return new Contact
        {
            Id = contact.Id,
            AccountId = contact.AccountId,
            Name = Name ?? contact.Name,
            Email = email,
            PhoneNumber = phone,
            Identifier = Identifier is null ? contact.Identifier : Identifier.Value,
            Blocked = Blocked ?? contact.Blocked,
            AdditionalAttributes = Merge(contact.AdditionalAttributes, AdditionalAttributes),
            CustomAttributes = Merge(contact.CustomAttributes, CustomAttributes),
            ContactType = contact.ContactType != ContactType.Visitor || (email ?? phone ?? Identifier?.Value) is null ? contact.ContactType : ContactType.Lead,
            LastActivityAt = contact.LastActivityAt,
            CreatedAt = contact.CreatedAt,
            UpdatedAt = contact.UpdatedAt,
        };
    }

    private static void Validate(string? email, string? phone)
    {
        var problems = new List<(string, string)>();
        if (email is not null && !EmailPattern().IsMatch(email))
        {
            problems.Add(("email", "Invalid email"));
        }

        if (phone is not null && !PhonePattern().IsMatch(phone))
        {
            problems.Add(("phone_number", "should be in e164 format"));
        }

        if (problems.Count > 0)
        {
            throw Failure.Invalid(problems);
        }
    }

    private static string Merge(string? stored, JsonObject? given)
    {
        var merged = RailsJson.Parse(stored).AsObject();
        foreach (var (name, value) in given ?? [])
        {
            merged[name] = value?.DeepClone();
        }

        return RailsJson.Text(merged);
    }

    [GeneratedRegex(@"^[^@\s]{1,255}@[^@\s]{1,255}$", RegexOptions.CultureInvariant)]
    private static partial Regex EmailPattern();

    [GeneratedRegex(@"^\+[1-9][0-9]{1,14}$", RegexOptions.CultureInvariant)]
    private static partial Regex PhonePattern();
}

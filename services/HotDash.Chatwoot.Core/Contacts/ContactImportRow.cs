using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Labels;

namespace HotDash.Chatwoot.Core.Contacts;

/// <summary>
/// One record of an import, by its headers: <c>name</c>, <c>email</c>, <c>phone_number</c>, <c>identifier</c>, <c>labels</c>; <c>company_name</c>
/// and <c>city</c> describe the contact, and they and all others become custom attributes (app/services/data_import/contact_manager.rb).
/// </summary>
public sealed class ContactImportRow(Database database, ContactWriter contacts, TimeProvider clock)
{
    private const string Known = """
        select * from contacts where account_id = @accountId and (identifier = @identifier or email = @email or phone_number = @phone)
        order by (identifier = @identifier) desc nulls last, (email = @email) desc nulls last limit 1
        """;

    private static readonly string[] s_columns = ["name", "email", "phone_number", "identifier", "labels"];

    /// <summary>Blank fields are left out: they say nothing about a contact.</summary>
    public static IReadOnlyDictionary<string, string> Pair(IReadOnlyList<string> headers, IReadOnlyList<string> fields)
    {
        var row = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < Math.Min(headers.Count, fields.Count); index++)
        {
            if (headers[index].Trim() is { Length: > 0 } header && fields[index].Trim() is { Length: > 0 } field && !field.Contains('\0', StringComparison.Ordinal))
            {
                row[header] = field;
            }
        }

        return row;
    }

    /// <exception cref="RequestFailedException">A value is not valid, or a label is not the account's.</exception>
    public async Task SaveAsync(long accountId, IReadOnlyDictionary<string, string> row, IReadOnlySet<string> approved, CancellationToken cancellationToken)
    {
        var labels = LabelList.Normalize([row.GetValueOrDefault("labels", "")]);
        if (labels.Where(label => !approved.Contains(label)).ToList() is { Count: > 0 } unknown)
        {
            throw Failure.Unprocessable($"Unknown labels: {string.Join(", ", unknown)}");
        }

        var fields = Fields(row);
        var known = await database.FindAsync<Contact>(
            Known,
            new { accountId, identifier = fields.Identifier?.Value, email = fields.Email?.Value, phone = fields.PhoneNumber?.Value },
            cancellationToken);
        var contact = known is null
            ? await ContactStore.InsertAsync(database, New(fields.ApplyTo(new Contact { AccountId = accountId })), cancellationToken)
            : await contacts.UpdateAsync(known, fields, performer: null, cancellationToken);

        if (labels.Count > 0)
        {
            var together = LabelList.Normalize((await LabelList.ReadAsync(database, "Contact", contact.Id, cancellationToken)).Concat(labels));
            await LabelList.ReplaceAsync(database, "Contact", contact.Id, together, cancellationToken);
        }
    }

    /// <summary>As Chatwoot's, an import announces no new contacts: a file of thousands would be as many webhooks.</summary>
    private Contact New(Contact contact) => new()
    {
        AccountId = contact.AccountId, Name = contact.Name ?? "", Email = contact.Email, PhoneNumber = contact.PhoneNumber, Identifier = contact.Identifier,
        AdditionalAttributes = contact.AdditionalAttributes, CustomAttributes = contact.CustomAttributes, ContactType = contact.ContactType,
        CreatedAt = clock.GetUtcNow().UtcDateTime, UpdatedAt = clock.GetUtcNow().UtcDateTime,
    };

    private static ContactFields Fields(IReadOnlyDictionary<string, string> row)
    {
        JsonObject Those(IEnumerable<string> names) =>
            new(names.Where(row.ContainsKey).Select(name => KeyValuePair.Create(name, (JsonNode?)JsonValue.Create(row[name]))));

        return new ContactFields
        {
            Name = row.GetValueOrDefault("name"),
            Email = Field(row.GetValueOrDefault("email")?.ToLowerInvariant()),
            PhoneNumber = Field(row.GetValueOrDefault("phone_number") is { } phone && !phone.StartsWith('+') ? $"+{phone}" : row.GetValueOrDefault("phone_number")),
            Identifier = Field(row.GetValueOrDefault("identifier")),
            AdditionalAttributes = Those(["company_name", "city"]),
            CustomAttributes = Those(row.Keys.Except(s_columns)),
        };
    }

    private static ContactField? Field(string? text) => text is null ? null : new ContactField(text);
}

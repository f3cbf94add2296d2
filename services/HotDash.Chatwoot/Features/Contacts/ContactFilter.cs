using HotDash.Chatwoot.Features.Filters;

namespace HotDash.Chatwoot.Features.Contacts;

internal static class ContactFilter
{
    public static IReadOnlyDictionary<string, FilterAttribute> Attributes { get; } = new Dictionary<string, FilterAttribute>(StringComparer.Ordinal)
    {
        ["name"] = new(FilterKind.Text, "c.name"),
        ["email"] = new(FilterKind.Text, "c.email"),
        ["phone_number"] = new(FilterKind.Text, "c.phone_number"),
        ["identifier"] = new(FilterKind.Text, "c.identifier"),
        ["blocked"] = new(FilterKind.Flag, "c.blocked"),
        ["country_code"] = new(FilterKind.Text, "c.additional_attributes ->> 'country_code'"),
        ["city"] = new(FilterKind.Text, "c.additional_attributes ->> 'city'"),
        ["company"] = new(FilterKind.Text, "c.additional_attributes ->> 'company'"),
        ["referer"] = new(FilterKind.Text, "c.additional_attributes ->> 'referer'"),
        ["labels"] = new(FilterKind.Labels, "Contact"),
        ["created_at"] = new(FilterKind.Time, "c.created_at"),
        ["last_activity_at"] = new(FilterKind.Time, "c.last_activity_at"),
    };
}

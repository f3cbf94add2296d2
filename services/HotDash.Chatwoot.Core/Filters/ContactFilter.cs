namespace HotDash.Chatwoot.Core.Filters;

public static class ContactFilter
{
    /// <summary>Visitors without any address are left out of lists.</summary>
    public const string Identified = "(c.email <> '' or c.phone_number <> '' or c.identifier <> '')";

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

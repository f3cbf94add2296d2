namespace HotDash.Chatwoot.Http;

/// <summary>Which attribute a broken unique index is about.</summary>
internal static class UniqueIndexes
{
    private static readonly Dictionary<string, string> s_attributes = new(StringComparer.Ordinal)
    {
        ["index_labels_on_title_and_account_id"] = "title",
        ["index_teams_on_name_and_account_id"] = "name",
        ["index_webhooks_on_account_id_and_url"] = "url",
        ["uniq_email_per_account_contact"] = "email",
        ["uniq_identifier_per_account_contact"] = "identifier",
        ["index_users_on_uid_and_provider"] = "email",
        ["uniq_user_id_per_account_id"] = "user_id",
        ["index_channel_email_on_email"] = "email",
        ["index_channel_email_on_forward_to_email"] = "email",
        ["index_contact_inboxes_on_inbox_id_and_source_id"] = "source_id",
        ["attribute_key_model_index"] = "attribute_key",
        ["index_portals_on_slug"] = "slug",
        ["index_assignment_policies_on_account_id_and_name"] = "name",
    };

    public static string Attribute(string? index) => index is null ? "base" : s_attributes.GetValueOrDefault(index, "base");
}

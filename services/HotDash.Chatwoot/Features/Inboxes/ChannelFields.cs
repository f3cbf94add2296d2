using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Inboxes;

/// <summary>Which columns of a channel a request sets.</summary>
internal static class ChannelFields
{
    public static IReadOnlyDictionary<string, object?> Api(RailsParameters channel)
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        AddTexts(fields, channel, "webhook_url");
        AddFlags(fields, channel, "hmac_mandatory");
        if (channel.Object("additional_attributes") is { } attributes)
        {
            fields["additional_attributes"] = new JsonColumn(RailsJson.Text(attributes));
        }

        return fields;
    }

    public static IReadOnlyDictionary<string, object?> Email(RailsParameters channel)
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        AddTexts(
            fields, channel, "email", "imap_login", "imap_password", "imap_address", "imap_authentication", "smtp_login", "smtp_password", "smtp_address",
            "smtp_domain", "smtp_openssl_verify_mode", "smtp_authentication", "provider");
        AddFlags(fields, channel, "imap_enabled", "imap_enable_ssl", "smtp_enabled", "smtp_enable_starttls_auto", "smtp_enable_ssl_tls", "verified_for_sending");
        foreach (var name in (string[])["imap_port", "smtp_port"])
        {
            if (channel.Number(name) is { } port)
            {
                fields[name] = port is >= 0 and <= 65535 ? (int)port : throw Failure.Invalid(name, "must be from 0 to 65535");
            }
        }

        return fields;
    }

    public static IReadOnlyDictionary<string, object?> Widget(RailsParameters channel)
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        AddTexts(fields, channel, "website_url", "welcome_title", "welcome_tagline", "widget_color", "allowed_domains");
        AddFlags(fields, channel, "pre_chat_form_enabled", "continuity_via_email", "hmac_mandatory");
        if (channel.Object("pre_chat_form_options") is { } options)
        {
            fields["pre_chat_form_options"] = new JsonColumn(RailsJson.Text(options));
        }

        if (channel.Present("reply_time") is { } replyTime)
        {
            fields["reply_time"] = (int)(RailsEnum.Parse<ReplyTime>(replyTime) ?? throw Failure.Unprocessable($"'{replyTime}' is not a valid reply_time"));
        }

        if (channel.Has("selected_feature_flags"))
        {
            var selected = channel.Texts("selected_feature_flags");
            fields["feature_flags"] = WidgetChannel.Features.Select((feature, bit) => selected.Contains(feature) ? 1 << bit : 0).Sum();
        }

        return fields;
    }

    private static void AddTexts(Dictionary<string, object?> fields, RailsParameters channel, params string[] names)
    {
        foreach (var name in names.Where(channel.Has))
        {
            fields[name] = channel.Text(name) ?? "";
        }
    }

    private static void AddFlags(Dictionary<string, object?> fields, RailsParameters channel, params string[] names)
    {
        foreach (var name in names)
        {
            if (channel.Flag(name) is { } flag)
            {
                fields[name] = flag;
            }
        }
    }
}

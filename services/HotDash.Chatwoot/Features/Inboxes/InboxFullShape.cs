using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Inboxes;

/// <summary>app/views/api/v1/models/_inbox.json.jbuilder. Secrets are for administrators; what a channel lacks is null.</summary>
internal sealed class InboxFullShape(bool withSecrets, Uri publicUrl)
{
    public JsonObject Of(Inbox inbox, IEnumerable<WorkingHour> hours, ApiChannel? channel)
    {
        var shape = Common(inbox, hours, channel?.HmacMandatory, null);
        if (channel is null)
        {
            return shape;
        }

        if (withSecrets)
        {
            shape["hmac_token"] = channel.HmacToken;
            shape["secret"] = channel.Secret;
        }

        shape["webhook_url"] = channel.WebhookUrl;
        shape["inbox_identifier"] = channel.Identifier;
        shape["additional_attributes"] = RailsJson.Parse(channel.AdditionalAttributes);
        shape["provider"] = null;

        return shape;
    }

    public JsonObject Of(Inbox inbox, IEnumerable<WorkingHour> hours, EmailChannel? channel)
    {
        var shape = Common(inbox, hours, null, null);
        if (channel is null)
        {
            return shape;
        }

        shape["email"] = channel.Email;
        shape["forwarding_enabled"] = false;
        if (withSecrets)
        {
            AddMailServers(shape, channel);
        }

        shape["provider"] = channel.Provider;

        return shape;
    }

    public JsonObject Of(Inbox inbox, IEnumerable<WorkingHour> hours, WidgetChannel? channel)
    {
        var shape = Common(inbox, hours, channel?.HmacMandatory, channel);
        if (channel is null)
        {
            return shape;
        }

        if (withSecrets)
        {
            shape["hmac_token"] = channel.HmacToken;
        }

        shape["pre_chat_form_enabled"] = channel.PreChatFormEnabled;
        shape["pre_chat_form_options"] = RailsJson.Parse(channel.PreChatFormOptions);
        shape["continuity_via_email"] = channel.ContinuityViaEmail;
        shape["provider"] = null;

        return shape;
    }

    private JsonObject Common(Inbox inbox, IEnumerable<WorkingHour> hours, bool? hmacMandatory, WidgetChannel? widget) => new()
    {
        ["id"] = inbox.Id,
        ["avatar_url"] = "",
        ["channel_id"] = inbox.ChannelId,
        ["name"] = inbox.Name,
        ["channel_type"] = inbox.ChannelType,
        ["greeting_enabled"] = inbox.GreetingEnabled,
        ["greeting_message"] = inbox.GreetingMessage,
        ["working_hours_enabled"] = inbox.WorkingHoursEnabled,
        ["enable_email_collect"] = inbox.EnableEmailCollect,
        ["csat_survey_enabled"] = inbox.CsatSurveyEnabled,
        ["csat_config"] = RailsJson.Parse(inbox.CsatConfig),
        ["enable_auto_assignment"] = inbox.EnableAutoAssignment,
        ["auto_assignment_config"] = RailsJson.Parse(inbox.AutoAssignmentConfig),
        ["out_of_office_message"] = inbox.OutOfOfficeMessage,
        ["working_hours"] = hours.ToJsonArray(hour => hour.ToJson()),
        ["timezone"] = inbox.Timezone,
        ["callback_webhook_url"] = null,
        ["allow_messages_after_resolved"] = inbox.AllowMessagesAfterResolved,
        ["lock_to_single_conversation"] = inbox.LockToSingleConversation,
        ["sender_name_type"] = RailsEnum.Name(inbox.SenderNameType),
        ["business_name"] = inbox.BusinessName,
        ["allowed_domains"] = widget?.AllowedDomains,
        ["widget_color"] = widget?.WidgetColor,
        ["website_url"] = widget?.WebsiteUrl,
        ["hmac_mandatory"] = hmacMandatory,
        ["welcome_title"] = widget?.WelcomeTitle,
        ["welcome_tagline"] = widget?.WelcomeTagline,
        ["web_widget_script"] = widget is null ? null : Script(widget),
        ["website_token"] = widget?.WebsiteToken,
        ["selected_feature_flags"] = widget?.SelectedFeatures.ToJsonArray(feature => feature),
        ["reply_time"] = widget is null ? null : RailsEnum.Name(widget.ReplyTime),
        ["messaging_service_sid"] = null,
        ["phone_number"] = null,
    };

    private static void AddMailServers(JsonObject shape, EmailChannel channel)
    {
        shape["imap_login"] = channel.ImapLogin;
        shape["imap_password"] = channel.ImapPassword;
        shape["imap_address"] = channel.ImapAddress;
        shape["imap_port"] = channel.ImapPort;
        shape["imap_enabled"] = channel.ImapEnabled;
        shape["imap_enable_ssl"] = channel.ImapEnableSsl;
        shape["imap_authentication"] = channel.ImapAuthentication;
        shape["smtp_login"] = channel.SmtpLogin;
        shape["smtp_password"] = channel.SmtpPassword;
        shape["smtp_address"] = channel.SmtpAddress;
        shape["smtp_port"] = channel.SmtpPort;
        shape["smtp_enabled"] = channel.SmtpEnabled;
        shape["smtp_domain"] = channel.SmtpDomain;
        shape["smtp_enable_ssl_tls"] = channel.SmtpEnableSslTls;
        shape["smtp_enable_starttls_auto"] = channel.SmtpEnableStarttlsAuto;
        shape["smtp_openssl_verify_mode"] = channel.SmtpOpensslVerifyMode;
        shape["smtp_authentication"] = channel.SmtpAuthentication;
    }

    private string Script(WidgetChannel widget) =>
        $"<script src=\"{publicUrl}packs/js/sdk.js\" defer data-website-token=\"{widget.WebsiteToken}\"></script>";
}

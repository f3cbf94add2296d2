using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Attachments;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Messages;

/// <summary>Reads a message from a request as Messages::MessageBuilder does.</summary>
internal sealed class MessageRequest(Database database, FileStore files)
{
    public const int MaxContent = 150_000;
    public const int MaxAttachments = 15;

    public async Task<MessageDraft> DraftAsync(AccountContext account, Inbox inbox, long contactId, RailsParameters parameters, CancellationToken cancellationToken)
    {
        var type = Type(parameters, out var byName);
        if (type == MessageType.Incoming && byName && inbox.ChannelType != ChannelType.Api)
        {
            throw Failure.Unprocessable("Incoming messages are only allowed in Api inboxes");
        }

        // The builder compares with the text 'outgoing', so a type given as number is written in the contact's name.
        var byAgent = type == MessageType.Outgoing && byName;
        var attributes = parameters.Object("content_attributes") ?? [];
        AddEmailFields(attributes, parameters, inbox);

        return new MessageDraft
        {
            Content = Content(parameters),
            MessageType = type,
            Private = parameters.Flag("private") ?? false,
            ContentType = ContentTypeOf(parameters),
            ContentAttributes = RailsJson.Text(attributes),
            AdditionalAttributes = RailsJson.Text(TemplateFields(parameters)),
            SourceId = parameters.Present("source_id"),
            Files = await SaveAsync(parameters, cancellationToken),
            Sender = byAgent ? account.Sender : new Sender(Contact: await ContactStore.FindAsync(database, account.Id, contactId, cancellationToken)),
            CreatedAt = parameters.Present("external_created_at") is not null ? RailsTime.FromSeconds(parameters.Decimal("external_created_at")) : null,
        };
    }

    public static string? Content(RailsParameters parameters) =>
        parameters.Text("content") is not { } content ? null
        : content.Length <= MaxContent ? content
        : throw Failure.Unprocessable($"Validation failed: Content is too long (maximum is {MaxContent} characters)");

    public async Task<IReadOnlyList<StoredFile>> SaveAsync(RailsParameters parameters, CancellationToken cancellationToken)
    {
        var uploads = parameters.Files.Where(file => file.Name is "attachments[]" or "attachments").ToList();
        if (uploads.Count > MaxAttachments)
        {
            throw Failure.Unprocessable($"Validation failed: Attachments exceeded maximum allowed: {MaxAttachments}");
        }

        var saved = new List<StoredFile>(uploads.Count);
        foreach (var upload in uploads)
        {
            await using var content = upload.OpenReadStream();
            saved.Add(await files.SaveAsync(content, upload.FileName, ContentTypes.Of(upload), cancellationToken));
        }

        return saved;
    }

    private static MessageType Type(RailsParameters parameters, out bool byName)
    {
        var given = parameters.Values["message_type"];
        byName = given is not JsonValue value || !value.TryGetValue<long>(out var number);

        if (!byName)
        {
            var index = parameters.Number("message_type");

            return index is >= 0 and <= 3 ? (MessageType)index : throw Failure.Unprocessable($"'{index}' is not a valid message_type");
        }

        return parameters.Present("message_type") is not { } name
            ? MessageType.Outgoing
            : RailsEnum.Parse<MessageType>(name) ?? throw Failure.Unprocessable($"'{name}' is not a valid message_type");
    }

    private static ContentType ContentTypeOf(RailsParameters parameters) =>
        parameters.Present("content_type") is not { } name
            ? ContentType.Text
            : RailsEnum.Parse<ContentType>(name) ?? throw Failure.Unprocessable($"'{name}' is not a valid content_type");

    private static void AddEmailFields(JsonObject attributes, RailsParameters parameters, Inbox inbox)
    {
        if (inbox.ChannelType != ChannelType.Email)
        {
            return;
        }

        foreach (var name in (string[])["cc_emails", "bcc_emails", "to_emails"])
        {
            var addresses = parameters.Texts(name).SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
            if (addresses.Count > 0)
            {
                attributes[name] = addresses.ToJsonArray(address => address.Contains('@', StringComparison.Ordinal)
                    ? address
                    : throw Failure.Unprocessable("Invalid email address"));
            }
        }
    }

    private static JsonObject TemplateFields(RailsParameters parameters)
    {
        var fields = new JsonObject();
        if (parameters.Object("template_params") is { } template)
        {
            fields["template_params"] = template.DeepClone();
        }

        if (parameters.Number("campaign_id") is { } campaign)
        {
            fields["campaign_id"] = campaign;
        }

        return fields;
    }
}

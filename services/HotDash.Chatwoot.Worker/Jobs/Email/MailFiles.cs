using HotDash.Chatwoot.Core.Attachments;
using HotDash.Chatwoot.Core.Messages;
using MimeKit;

namespace HotDash.Chatwoot.Worker.Jobs.Email;

/// <summary>Attachments between mail and file store.</summary>
internal sealed class MailFiles(FileStore store)
{
    /// <summary>Chatwoot's limit of attachments per message.</summary>
    private const int Limit = 15;

    /// <summary>Stores what a mail carries: attachments, and pictures that its HTML shows.</summary>
    public async Task<IReadOnlyList<StoredFile>> StoreAsync(MimeMessage mail, CancellationToken cancellationToken)
    {
        var files = new List<StoredFile>();

        foreach (var part in mail.BodyParts.OfType<MimePart>().Where(IsFile).Take(Limit))
        {
            using var content = new MemoryStream();
            await part.Content!.DecodeToAsync(content, cancellationToken); // not null: IsFile looks
            content.Position = 0;
            files.Add(await store.SaveAsync(content, part.FileName ?? "attachment", part.ContentType.MimeType, cancellationToken));
        }

        return files;
    }

    public Multipart Attach(MimeEntity text, IReadOnlyList<Attachment> attachments)
    {
        var mixed = new Multipart("mixed") { text };

        foreach (var attachment in attachments)
        {
            if (attachment.Key is { } key && store.Open(key) is { } content)
            {
                mixed.Add(new MimePart(attachment.ContentType ?? "application/octet-stream")
                {
                    Content = new MimeContent(content),
                    FileName = attachment.Filename,
                    IsAttachment = true,
                    ContentTransferEncoding = ContentEncoding.Base64,
                });
            }
        }

        return mixed;
    }

    private static bool IsFile(MimePart part) =>
        part.Content is not null && (part.IsAttachment || (part.ContentId is not null && part.ContentType.MediaType is "image"));
}

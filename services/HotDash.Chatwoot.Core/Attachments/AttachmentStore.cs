using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Messages;

namespace HotDash.Chatwoot.Core.Attachments;

/// <summary>Rows of <c>attachments</c> and of the stored files behind them.</summary>
public static class AttachmentStore
{
    private const string Insert = """
        with file as (
            insert into active_storage_blobs (key, filename, content_type, byte_size, checksum, service_name)
            values (@Key, @Filename, @ContentType, @ByteSize, @Checksum, 'local') returning id),
        attachment as (
            insert into attachments (message_id, account_id, file_type, extension, meta) values (@messageId, @accountId, @fileType, @extension, @meta::jsonb) returning id)
        insert into active_storage_attachments (name, record_type, record_id, blob_id)
            select 'file', 'Attachment', attachment.id, file.id from attachment, file
            returning record_id
        """;

    public static async Task<IReadOnlyList<Attachment>> AddAsync(ISql sql, Message message, IReadOnlyList<StoredFile> files, CancellationToken cancellationToken)
    {
        var added = new List<Attachment>(files.Count);

        foreach (var file in files)
        {
            var fileType = TypeOf(file.ContentType);
            var extension = Extension(file.Filename);
            var meta = file.Width is null ? "{}" : $$"""{"width":{{file.Width}},"height":{{file.Height}}}""";
            var id = await sql.SingleAsync<long>(
                Insert,
                new { file.Key, file.Filename, file.ContentType, file.ByteSize, file.Checksum, messageId = message.Id, message.AccountId, fileType, extension, meta },
                cancellationToken);
            added.Add(new Attachment
            {
                Id = id, MessageId = message.Id, AccountId = message.AccountId, FileType = fileType, Extension = extension,
                Meta = meta, Key = file.Key, Filename = file.Filename, ContentType = file.ContentType, ByteSize = file.ByteSize,
            });
        }

        return added;
    }

    private static FileType TypeOf(string contentType) => contentType.Split('/')[0] switch
    {
        "image" => FileType.Image,
        "audio" => FileType.Audio,
        "video" => FileType.Video,
        _ => FileType.File,
    };

    private static string? Extension(string filename) =>
        Path.GetExtension(filename) is { Length: > 1 } extension ? extension[1..].ToLowerInvariant() : null;
}

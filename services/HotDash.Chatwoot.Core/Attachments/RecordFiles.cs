using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Messages;

namespace HotDash.Chatwoot.Core.Attachments;

/// <summary>Files that belong to a record by a name, as Active Storage keeps them: an account's <c>contacts_export</c>, an import's <c>import_file</c>.</summary>
public sealed class RecordFiles(Database database, FileStore files, PublicAddress address)
{
    /// <summary>The latest file replaces the former.</summary>
    private const string Attach = """
        delete from active_storage_attachments where record_type = @type and record_id = @id and name = @name;
        with file as (
            insert into active_storage_blobs (key, filename, content_type, byte_size, checksum, service_name)
            values (@Key, @Filename, @ContentType, @ByteSize, @Checksum, 'local') returning id)
        insert into active_storage_attachments (name, record_type, record_id, blob_id) select @name, @type, @id, file.id from file
        """;

    private const string Find = """
        select b.key from active_storage_attachments a join active_storage_blobs b on b.id = a.blob_id
        where a.record_type = @type and a.record_id = @id and a.name = @name
        """;

    public async Task<StoredFile> SaveAsync(
        string type, long id, string name, Stream content, string filename, CancellationToken cancellationToken)
    {
        var file = await files.SaveAsync(content, filename, "text/csv", cancellationToken);
        await database.ExecuteAsync(
            Attach, new { type, id, name, file.Key, file.Filename, file.ContentType, file.ByteSize, file.Checksum }, cancellationToken);

        return file;
    }

    public async Task<Stream?> OpenAsync(string type, long id, string name, CancellationToken cancellationToken) =>
        await database.FindAsync<string>(Find, new { type, id, name }, cancellationToken) is { } key ? files.Open(key) : null;

    public Uri Url(StoredFile file) => new(address.Url, $"rails/active_storage/blobs/redirect/{file.Key}/{Uri.EscapeDataString(file.Filename)}");
}

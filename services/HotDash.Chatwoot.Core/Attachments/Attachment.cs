namespace HotDash.Chatwoot.Core.Attachments;

/// <summary>A row of <c>attachments</c> with the stored file that belongs to it.</summary>
public sealed class Attachment
{
    public const string Columns = """
        a.id, a.message_id, a.account_id, a.file_type, a.extension, a.external_url, a.fallback_title, a.coordinates_lat, a.coordinates_long, a.meta,
        b.key, b.filename, b.content_type, b.byte_size
        """;

    public const string Source = """
        attachments a
        left join active_storage_attachments s on s.record_type = 'Attachment' and s.record_id = a.id and s.name = 'file'
        left join active_storage_blobs b on b.id = s.blob_id
        """;

    public long Id { get; init; }

    public long MessageId { get; init; }

    public long AccountId { get; init; }

    public FileType FileType { get; init; }

    public string? Extension { get; init; }

    public string? ExternalUrl { get; init; }

    public string? FallbackTitle { get; init; }

    public double CoordinatesLat { get; init; }

    public double CoordinatesLong { get; init; }

    public string? Meta { get; init; }

    public string? Key { get; init; }

    public string? Filename { get; init; }

    public string? ContentType { get; init; }

    public long? ByteSize { get; init; }
}

using System.Buffers.Binary;

namespace HotDash.Chatwoot.Core.Attachments;

/// <summary>Width and height from the head of a PNG, GIF or JPEG file.</summary>
internal readonly record struct ImageSize(int Width, int Height)
{
    private const int HeadBytes = 64 * 1024;

    public static async Task<ImageSize?> ReadAsync(Stream content, string contentType, CancellationToken cancellationToken)
    {
        if (!contentType.StartsWith("image/", StringComparison.Ordinal))
        {
            return null;
        }

        var head = new byte[HeadBytes];
        var length = await content.ReadAtLeastAsync(head, HeadBytes, throwOnEndOfStream: false, cancellationToken);

        return Read(head.AsSpan(0, length));
    }

    private static ImageSize? Read(ReadOnlySpan<byte> head)
    {
        if (head.Length >= 24 && head[1..4].SequenceEqual("PNG"u8))
        {
            return new ImageSize(BinaryPrimitives.ReadInt32BigEndian(head[16..]), BinaryPrimitives.ReadInt32BigEndian(head[20..]));
        }

        if (head.Length >= 10 && head.StartsWith("GIF8"u8))
        {
            return new ImageSize(BinaryPrimitives.ReadUInt16LittleEndian(head[6..]), BinaryPrimitives.ReadUInt16LittleEndian(head[8..]));
        }

        return head.Length > 4 && head[0] == 0xFF && head[1] == 0xD8 ? ReadJpeg(head) : null;
    }

    /// <summary>Walks the segments to the frame header: FF C0..CF except C4, C8 and CC.</summary>
    private static ImageSize? ReadJpeg(ReadOnlySpan<byte> head)
    {
        for (var at = 2; at + 9 < head.Length && head[at] == 0xFF;)
        {
            var marker = head[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return new ImageSize(BinaryPrimitives.ReadUInt16BigEndian(head[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(head[(at + 5)..]));
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(head[(at + 2)..]);
        }

        return null;
    }
}

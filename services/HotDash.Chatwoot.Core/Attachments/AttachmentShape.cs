using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Json;

namespace HotDash.Chatwoot.Core.Attachments;

/// <summary>Attachment#push_event_data</summary>
public static class AttachmentShape
{
    public static JsonObject Of(Attachment attachment, Uri publicUrl)
    {
        var shape = new JsonObject
        {
            ["id"] = attachment.Id,
            ["message_id"] = attachment.MessageId,
            ["file_type"] = RailsEnum.Name(attachment.FileType),
            ["account_id"] = attachment.AccountId,
        };

        switch (attachment.FileType)
        {
            case FileType.Location:
                shape["coordinates_lat"] = attachment.CoordinatesLat;
                shape["coordinates_long"] = attachment.CoordinatesLong;
                shape["fallback_title"] = attachment.FallbackTitle;
                shape["data_url"] = attachment.ExternalUrl;
                break;
            case FileType.Fallback or FileType.Contact:
                shape["fallback_title"] = attachment.FallbackTitle;
                shape["data_url"] = attachment.ExternalUrl;
                break;
            default:
                AddFile(shape, attachment, publicUrl);
                break;
        }

        return shape;
    }

    private static void AddFile(JsonObject shape, Attachment attachment, Uri publicUrl)
    {
        var url = attachment.Key is null
            ? attachment.ExternalUrl ?? ""
            : new Uri(publicUrl, $"rails/active_storage/blobs/redirect/{attachment.Key}/{Uri.EscapeDataString(attachment.Filename ?? "file")}").ToString();
        var size = RailsJson.Parse(attachment.Meta);
        shape["extension"] = attachment.Extension;
        shape["content_type"] = attachment.ContentType;
        shape["data_url"] = url;
        shape["thumb_url"] = attachment.FileType == FileType.Image ? url : "";
        shape["file_size"] = attachment.ByteSize;
        shape["width"] = size["width"]?.DeepClone();
        shape["height"] = size["height"]?.DeepClone();
    }
}

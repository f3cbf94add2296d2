namespace HotDash.Chatwoot.Core.Messages;

/// <summary>An uploaded file that already lies in the store.</summary>
public sealed record StoredFile(string Key, string Filename, string ContentType, long ByteSize, string Checksum, int? Width, int? Height);

using System.Security.Cryptography;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Messages;
using Microsoft.Extensions.Configuration;

namespace HotDash.Chatwoot.Core.Attachments;

/// <summary>Uploaded files on disk, under unguessable keys: <c>ab/cd/abcd…</c> below <c>Chatwoot:Storage:Path</c>.</summary>
public sealed class FileStore(IConfiguration configuration)
{
    /// <summary>Chatwoot's MAXIMUM_FILE_UPLOAD_SIZE: 40 MB.</summary>
    public const long MaxFileBytes = 40L * 1024 * 1024;

    private readonly string _root = configuration["Chatwoot:Storage:Path"] is { Length: > 0 } path
        ? Path.GetFullPath(path)
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "hotdash", "chatwoot-files");

    /// <summary>Copies a stream to disk without holding it in memory.</summary>
    public async Task<StoredFile> SaveAsync(Stream content, string filename, string contentType, CancellationToken cancellationToken)
    {
        var key = RandomNumberGenerator.GetString("0123456789abcdefghijklmnopqrstuvwxyz", 28);
        var path = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? _root);

        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
            await content.CopyToAsync(file, cancellationToken);
            if (file.Length > MaxFileBytes)
            {
                throw Failure.Unprocessable($"Validation failed: Attachments size is too big (maximum is {MaxFileBytes / 1024 / 1024} MB)");
            }

            file.Position = 0;
            var checksum = Convert.ToBase64String(await SHA256.HashDataAsync(file, cancellationToken));
            file.Position = 0;
            var size = await ImageSize.ReadAsync(file, contentType, cancellationToken);

            return new StoredFile(key, Path.GetFileName(filename), contentType, file.Length, checksum, size?.Width, size?.Height);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    public Stream? Open(string key) => IsKey(key) && File.Exists(PathOf(key)) ? File.OpenRead(PathOf(key)) : null;

    private string PathOf(string key) => Path.Combine(_root, key[..2], key[2..4], key);

    private static bool IsKey(string key) => key.Length == 28 && key.All(char.IsAsciiLetterOrDigit);
}

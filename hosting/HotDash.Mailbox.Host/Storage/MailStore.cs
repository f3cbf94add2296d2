using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace HotDash.Mailbox.Host.Storage;

/// <summary>All mailboxes. Any address has one.</summary>
internal sealed class MailStore
{
    private readonly string _folder;
    private readonly TimeProvider _timeProvider;
    private readonly ConcurrentDictionary<string, Lazy<Inbox>> _mailboxes = new(StringComparer.Ordinal);

    public MailStore(IOptions<MailboxOptions> options, TimeProvider timeProvider)
    {
        _folder = options.Value.Folder;
        _timeProvider = timeProvider;
        Directory.CreateDirectory(_folder);

        foreach (var folder in Directory.EnumerateDirectories(_folder))
        {
            Open(Uri.UnescapeDataString(Path.GetFileName(folder)));
        }
    }

    public IReadOnlyList<Inbox> Mailboxes => [.. _mailboxes.Values.Select(mailbox => mailbox.Value).OrderBy(mailbox => mailbox.Address, StringComparer.Ordinal)];

    /// <exception cref="ArgumentException">The address cannot be one.</exception>
    public Inbox Open(string address)
    {
        var normalized = Normalize(address) ?? throw new ArgumentException($"'{address}' is not a mail address.", nameof(address));
        return _mailboxes.GetOrAdd(normalized, key => new Lazy<Inbox>(() => new Inbox(key, Path.Combine(_folder, Uri.EscapeDataString(key)), _timeProvider))).Value;
    }

    /// <returns>The address in lower case, or null when it is none.</returns>
    public static string? Normalize(string address)
    {
        var normalized = address.Trim().ToLowerInvariant();
        var at = normalized.LastIndexOf('@');

        return at > 0 && at < normalized.Length - 1 && normalized.Length <= 254 && !normalized.Any(character => char.IsWhiteSpace(character) || char.IsControl(character))
            ? normalized
            : null;
    }
}

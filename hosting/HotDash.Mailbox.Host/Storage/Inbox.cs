using System.Globalization;

namespace HotDash.Mailbox.Host.Storage;

/// <summary>The INBOX of one address, in order of arrival.</summary>
internal sealed class Inbox
{
    private readonly Lock _lock = new();
    private readonly string _folder;
    private readonly List<StoredMail> _mails = [];
    private uint _lastUid;

    public Inbox(string address, string folder, TimeProvider timeProvider)
    {
        Address = address;
        _folder = folder;
        Directory.CreateDirectory(folder);
        UidValidity = ReadOrCreateValidity(timeProvider);
        Load();
    }

    /// <summary>Raised after a mail came, went, or changed its flags.</summary>
    public event Action? Changed;

    public string Address { get; }

    public uint UidValidity { get; }

    public uint NextUid
    {
        get
        {
            lock (_lock)
            {
                return _lastUid + 1;
            }
        }
    }

    public IReadOnlyList<StoredMail> Mails
    {
        get
        {
            lock (_lock)
            {
                return [.. _mails];
            }
        }
    }

    public StoredMail Add(ReadOnlySpan<byte> content, MailFlags flags, DateTimeOffset received)
    {
        StoredMail mail;
        lock (_lock)
        {
            mail = new StoredMail(++_lastUid, _folder, flags, received, content.Length);
            var partial = mail.File + ".partial";
            File.WriteAllBytes(partial, content);
            File.SetLastWriteTimeUtc(partial, received.UtcDateTime);
            File.Move(partial, mail.File);
            File.WriteAllText(LastUidFile, _lastUid.ToString(CultureInfo.InvariantCulture));
            _mails.Add(mail);
        }

        Changed?.Invoke();
        return mail;
    }

    public void SetFlags(StoredMail mail, MailFlags flags)
    {
        lock (_lock)
        {
            mail.SetFlags(flags);
        }

        Changed?.Invoke();
    }

    public void Remove(Func<StoredMail, bool> predicate)
    {
        lock (_lock)
        {
            foreach (var mail in _mails.Where(predicate).ToList())
            {
                File.Delete(mail.File);
                _mails.Remove(mail);
            }
        }

        Changed?.Invoke();
    }

    private string LastUidFile => Path.Combine(_folder, "last-uid");

    private void Load()
    {
        foreach (var file in Directory.EnumerateFiles(_folder, "*.eml").Order(StringComparer.Ordinal))
        {
            // 000012.S.eml
            var parts = Path.GetFileName(file).Split('.');
            if (parts.Length == 3 && uint.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var uid))
            {
                var entry = new FileInfo(file);
                _mails.Add(new StoredMail(uid, _folder, MailFlagNames.FromLetters(parts[1]), new DateTimeOffset(entry.LastWriteTimeUtc), entry.Length));
            }
        }

        // A number must not come back after its mail was removed: clients remember what they have seen by it.
        var recorded = File.Exists(LastUidFile) && uint.TryParse(File.ReadAllText(LastUidFile), out var last) ? last : 0;
        _lastUid = Math.Max(recorded, _mails.Count == 0 ? 0 : _mails[^1].Uid);
    }

    private uint ReadOrCreateValidity(TimeProvider timeProvider)
    {
        var file = Path.Combine(_folder, "uid-validity");
        if (File.Exists(file) && uint.TryParse(File.ReadAllText(file), out var validity))
        {
            return validity;
        }

        validity = (uint)timeProvider.GetUtcNow().ToUnixTimeSeconds();
        File.WriteAllText(file, validity.ToString(CultureInfo.InvariantCulture));
        return validity;
    }
}

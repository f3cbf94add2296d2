using HotDash.Mailbox.Host.Storage;

namespace HotDash.Mailbox.Host.Imap;

/// <summary>The mails as this client numbers them: the view changes only when the client is told.</summary>
internal sealed class ImapSelection
{
    private readonly bool _isReadOnly;
    private readonly Dictionary<uint, MailFlags> _toldFlags = [];
    private List<StoredMail> _mails;

    public ImapSelection(Inbox mailbox, bool isReadOnly)
    {
        Inbox = mailbox;
        _isReadOnly = isReadOnly;
        _mails = [.. mailbox.Mails];
        RememberFlags();
    }

    public Inbox Inbox { get; }

    public IEnumerable<string> Describe()
    {
        yield return $"* FLAGS ({MailFlagNames.All})";
        yield return $"* OK [PERMANENTFLAGS ({(_isReadOnly ? "" : MailFlagNames.All)})] Kept";
        yield return $"* {_mails.Count} EXISTS";
        yield return "* 0 RECENT";
        yield return $"* OK [UIDVALIDITY {Inbox.UidValidity}] Valid";
        yield return $"* OK [UIDNEXT {Inbox.NextUid}] Next";

        var unseen = _mails.FindIndex(mail => !mail.Flags.HasFlag(MailFlags.Seen));
        if (unseen >= 0)
        {
            yield return $"* OK [UNSEEN {unseen + 1}] First unseen";
        }
    }

    /// <returns>What came, went and changed since the client was told last.</returns>
    public IReadOnlyList<string> Renew()
    {
        var lines = new List<string>();
        var current = Inbox.Mails;

        for (var index = _mails.Count - 1; index >= 0; index--)
        {
            if (!current.Contains(_mails[index]))
            {
                lines.Add($"* {index + 1} EXPUNGE");
                _mails.RemoveAt(index);
            }
        }

        if (current.Count != _mails.Count)
        {
            _mails = [.. current];
            lines.Add($"* {_mails.Count} EXISTS");
        }

        for (var index = 0; index < _mails.Count; index++)
        {
            if (_toldFlags.TryGetValue(_mails[index].Uid, out var told) && told != _mails[index].Flags)
            {
                lines.Add($"* {index + 1} FETCH (UID {_mails[index].Uid} FLAGS ({_mails[index].Flags.Names()}))");
            }
        }

        RememberFlags();
        return lines;
    }

    public IEnumerable<string> Fetch(ImapCommand command)
    {
        var byUid = command.Name.StartsWith("UID ", StringComparison.Ordinal);
        var items = FetchItems.Parse(command.Argument(1), byUid);
        var marksSeen = items.Exists(item => item.MarksSeen) && !_isReadOnly;

        foreach (var (number, mail) in Choose(command, byUid))
        {
            var marked = marksSeen && !mail.Flags.HasFlag(MailFlags.Seen);
            if (marked)
            {
                SetFlags(mail, mail.Flags | MailFlags.Seen);
            }

            var content = new FetchedMail(mail);
            var values = items.Select(item => item.Write(content)).ToList();
            if (marked && !items.Exists(item => item.Name == "FLAGS"))
            {
                values.Add($"FLAGS ({mail.Flags.Names()})");
            }

            yield return $"* {number} FETCH ({string.Join(' ', values)})";
        }
    }

    // STORE 1:3 +FLAGS.SILENT (\Seen)
    public IEnumerable<string> Store(ImapCommand command)
    {
        if (_isReadOnly)
        {
            throw new ImapException("INBOX was opened by EXAMINE");
        }

        var byUid = command.Name.StartsWith("UID ", StringComparison.Ordinal);
        var action = command.Argument(1).Upper;
        var names = command.Argument(2).Items ?? command.Arguments.Skip(2).ToList();
        var flags = MailFlagNames.FromNames(names.Select(name => name.Text));

        foreach (var (number, mail) in Choose(command, byUid))
        {
            SetFlags(mail, action[0] switch
            {
                '+' => mail.Flags | flags,
                '-' => mail.Flags & ~flags,
                _ => flags,
            });

            if (!action.EndsWith(".SILENT", StringComparison.Ordinal))
            {
                yield return $"* {number} FETCH ({(byUid ? $"UID {mail.Uid} " : "")}FLAGS ({mail.Flags.Names()}))";
            }
        }
    }

    public string Search(ImapCommand command)
    {
        var byUid = command.Name.StartsWith("UID ", StringComparison.Ordinal);
        var criteria = ImapSearch.Parse(command.Arguments, _mails.Count, LastUid);
        var found = _mails
            .Select((mail, index) => (Number: (uint)index + 1, Mail: mail))
            .Where(entry => criteria(entry.Number, entry.Mail))
            .Select(entry => byUid ? entry.Mail.Uid : entry.Number);

        return $"* SEARCH {string.Join(' ', found)}".TrimEnd();
    }

    public void Expunge()
    {
        if (!_isReadOnly)
        {
            Inbox.Remove(mail => mail.Flags.HasFlag(MailFlags.Deleted));
        }
    }

    private uint LastUid => _mails.Count == 0 ? 0 : _mails[^1].Uid;

    private List<(int Number, StoredMail Mail)> Choose(ImapCommand command, bool byUid)
    {
        var chosen = NumberSet.Parse(command.Argument(0).Text, byUid ? LastUid : (uint)_mails.Count);

        return [.. _mails
            .Select((mail, index) => (Number: index + 1, Mail: mail))
            .Where(entry => chosen.Contains(byUid ? entry.Mail.Uid : (uint)entry.Number))];
    }

    private void SetFlags(StoredMail mail, MailFlags flags)
    {
        _toldFlags[mail.Uid] = flags;
        Inbox.SetFlags(mail, flags);
    }

    private void RememberFlags()
    {
        foreach (var mail in _mails)
        {
            _toldFlags[mail.Uid] = mail.Flags;
        }
    }
}

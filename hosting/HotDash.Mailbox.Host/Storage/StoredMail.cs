using MimeKit;

namespace HotDash.Mailbox.Host.Storage;

/// <summary>One mail of a mailbox: a file named <c>uid.flags.eml</c>, for instance <c>000012.S.eml</c>.</summary>
internal sealed class StoredMail(uint uid, string folder, MailFlags flags, DateTimeOffset received, long size)
{
    public uint Uid { get; } = uid;

    public MailFlags Flags { get; private set; } = flags;

    public DateTimeOffset Received { get; } = received;

    public long Size { get; } = size;

    public string File => Path.Combine(folder, $"{Uid:000000}.{Flags.Letters()}.eml");

    public byte[] ReadBytes() => System.IO.File.ReadAllBytes(File);

    public MimeMessage ReadMessage()
    {
        using var stream = System.IO.File.OpenRead(File);
        return MimeMessage.Load(stream);
    }

    public void SetFlags(MailFlags flags)
    {
        var before = File;
        Flags = flags;
        if (before != File)
        {
            System.IO.File.Move(before, File);
        }
    }
}

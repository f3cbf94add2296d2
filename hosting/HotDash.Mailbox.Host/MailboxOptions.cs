using System.ComponentModel.DataAnnotations;

namespace HotDash.Mailbox.Host;

/// <summary>Settings of the development mailbox; it listens on 127.0.0.1 only.</summary>
internal sealed class MailboxOptions
{
    public const string SectionName = "Mailbox";

    /// <summary>Where mails are kept.</summary>
    [Required]
    public required string Folder { get; init; }

    /// <summary>Of every account. An address is an account as soon as somebody writes to it or signs in with it.</summary>
    [Required]
    public required string Password { get; init; }

    [Range(1, 65535)]
    public required int SmtpPort { get; init; }

    [Range(1, 65535)]
    public required int ImapPort { get; init; }
}

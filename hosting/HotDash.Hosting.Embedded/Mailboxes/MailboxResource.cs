using Aspire.Hosting.ApplicationModel;
using HotDash.Hosting.Embedded.Hosts;

namespace HotDash.Hosting.Embedded.Mailboxes;

/// <summary>
/// A development mailbox: SMTP that takes mail from anybody to anybody, IMAP with an INBOX per address, and a page. The
/// user is the address, the password is the same for all.
/// </summary>
public sealed class MailboxResource : ExecutableResource
{
    internal const string SmtpEndpointName = "smtp";
    internal const string ImapEndpointName = "imap";
    internal const string PageEndpointName = "http";

    internal MailboxResource(string name, string workingDirectory, ParameterResource password)
        : base(name, BuiltProgram.Locate("MailboxHost"), workingDirectory)
    {
        PasswordParameter = password;
        Smtp = new EndpointReference(this, SmtpEndpointName);
        Imap = new EndpointReference(this, ImapEndpointName);
        Page = new EndpointReference(this, PageEndpointName);
    }

    public EndpointReference Smtp { get; }

    public EndpointReference Imap { get; }

    public EndpointReference Page { get; }

    public ParameterResource PasswordParameter { get; }
}

namespace HotDash.Mailbox.Host.Samples;

/// <summary>The kinds of mail that a support inbox meets and that have gone wrong before.</summary>
internal enum SampleKind
{
    Plain,
    Html,
    Attachment,
    Inline,
    Latin1,
    Japanese,
    Reply,
    Bounce,
}

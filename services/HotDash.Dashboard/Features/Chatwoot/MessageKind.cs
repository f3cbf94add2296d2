namespace HotDash.Dashboard.Features.Chatwoot;

/// <summary>Chatwoot's <c>message_type</c>: 0 incoming, 1 outgoing, 2 activity, 3 template (app/models/message.rb, 4.15.1).</summary>
internal static class MessageKind
{
    public const int Incoming = 0;
    public const int Outgoing = 1;
    public const int Activity = 2;
    public const int Template = 3;
}

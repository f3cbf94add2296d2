using System.Security.Cryptography;
using System.Text;
using HotDash.Chatwoot.Core.Events;

namespace HotDash.Chatwoot.Core.Webhooks;

/// <summary>
/// <c>X-Chatwoot-Delivery</c>: one id for one event to one receiver, so that an event which is dispatched again, after a listener
/// failed or a worker died, can be told from a new one.
/// </summary>
internal static class DeliveryId
{
    public static Guid Of(EventRecord happened, string kind, string url)
    {
        var occasion = $"{happened.Key}\n{kind}\n{url}";
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(occasion)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);

        return new Guid(bytes, bigEndian: true);
    }
}

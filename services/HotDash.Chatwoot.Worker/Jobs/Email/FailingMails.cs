using System.Security.Cryptography;
using System.Text;
using StackExchange.Redis;

namespace HotDash.Chatwoot.Worker.Jobs.Email;

/// <summary>Remembers for six hours which mails could not be taken in.</summary>
internal sealed class FailingMails(IConnectionMultiplexer redis)
{
    private const int Limit = 3;
    private static readonly TimeSpan s_remembered = TimeSpan.FromHours(6);

    /// <returns>How often it has failed.</returns>
    public async Task<long> AddAsync(long inboxId, string messageId)
    {
        var key = KeyOf(inboxId, messageId);
        var times = await redis.GetDatabase().StringIncrementAsync(key);
        await redis.GetDatabase().KeyExpireAsync(key, s_remembered);

        return times;
    }

    public async Task<bool> IsGivenUpAsync(long inboxId, string messageId) =>
        (await redis.GetDatabase().StringGetAsync(KeyOf(inboxId, messageId))).TryParse(out long times) && times >= Limit;

    /// <summary>An agent deleted the message; the mail that still lies in the mailbox must not bring it back.</summary>
    public Task<bool> IsDeletedAsync(long inboxId, string messageId) =>
        redis.GetDatabase().KeyExistsAsync($"alfred:IMAP_DELETED_MESSAGE::{inboxId}::{Hash(messageId)}");

    private static RedisKey KeyOf(long inboxId, string messageId) => $"alfred:IMAP_FAILING_MESSAGE::{inboxId}::{Hash(messageId)}";

    private static string Hash(string messageId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)));
}

using System.Security.Cryptography;
using StackExchange.Redis;

namespace HotDash.Chatwoot.SignIn;

/// <summary>Sign-in links of the platform API: a random token that lives five minutes in Redis and works once.</summary>
internal sealed class SingleSignOn(IConnectionMultiplexer redis)
{
    private static readonly TimeSpan s_lasts = TimeSpan.FromMinutes(5);

    public async Task<string> IssueAsync(long userId)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await redis.GetDatabase().StringSetAsync(Key(userId, token), "1", s_lasts);

        return token;
    }

    public Task<bool> RedeemAsync(long userId, string token) => redis.GetDatabase().KeyDeleteAsync(Key(userId, token));

    private static RedisKey Key(long userId, string token) => $"alfred:USER_SSO_AUTH_TOKEN::{userId}::{token}";
}

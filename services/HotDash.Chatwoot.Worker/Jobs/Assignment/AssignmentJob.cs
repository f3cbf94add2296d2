using System.Text.Json;
using HotDash.Sidekiq.Jobs;
using HotDash.Sidekiq.Processing;
using StackExchange.Redis;

namespace HotDash.Chatwoot.Worker.Jobs.Assignment;

/// <summary><c>AutoAssignment::AssignmentJob</c>: <c>[{"inbox_id":2,"token":"b3c1…","_aj_ruby2_keywords":[…]}]</c>.</summary>
internal sealed class AssignmentJob(RoundRobin roundRobin, IConnectionMultiplexer redis) : IJobHandler
{
    public static RedisKey InFlightKey(long inboxId) => $"alfred:AUTO_ASSIGNMENT_IN_FLIGHT::{inboxId}";

    public async Task PerformAsync(JobContext context, CancellationToken cancellationToken)
    {
        var inboxId = context.Arguments.GetKeyword("inbox_id") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var id)
            ? id
            : throw new MalformedJobException("Keyword 'inbox_id' is missing or no whole number.");
        await roundRobin.AssignAsync(inboxId, cancellationToken);

        if (context.Arguments.GetKeyword("token") is { ValueKind: JsonValueKind.String } token)
        {
            await redis.GetDatabase().LockReleaseAsync(InFlightKey(inboxId), token.GetString());
        }
    }
}

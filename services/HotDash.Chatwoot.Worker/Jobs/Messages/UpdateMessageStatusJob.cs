using System.Globalization;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Sidekiq.Jobs;
using HotDash.Sidekiq.Processing;

namespace HotDash.Chatwoot.Worker.Jobs.Messages;

/// <summary>
/// <c>Conversations::UpdateMessageStatusJob</c>: <c>[7,{time},{symbol "read"}]</c>, marks what the customer was sent until
/// then as read, or as delivered. Without a status it is read.
/// </summary>
internal sealed class UpdateMessageStatusJob(Database database, MessageEditor messages) : IJobHandler
{
    private const string Behind = """
        select * from messages where conversation_id = @id and message_type <> 0 and status < @status and created_at <= @until order by id
        """;

    public async Task PerformAsync(JobContext context, CancellationToken cancellationToken)
    {
        var id = context.Arguments.GetInt64(0);
        var time = context.Arguments.GetPlain(1)?.ToString();
        var status = context.Arguments.Count > 2 ? context.Arguments.GetPlain(2)?.ToString() : "read";

        if (!DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until))
        {
            throw new MalformedJobException($"The time, '{time}', is not ISO 8601.");
        }

        var reached = RailsEnum.Parse<MessageStatus>(status) switch
        {
            MessageStatus.Read => MessageStatus.Read,
            MessageStatus.Delivered => MessageStatus.Delivered,
            _ => throw new MalformedJobException($"The status '{status}' is neither read nor delivered."),
        };
        var key = new { id, status = (int)reached, until = until.UtcDateTime };

        foreach (var message in await database.ListAsync<Message>(Behind, key, cancellationToken))
        {
            await messages.SetStatusAsync(message, reached, null, null, cancellationToken);
        }
    }
}

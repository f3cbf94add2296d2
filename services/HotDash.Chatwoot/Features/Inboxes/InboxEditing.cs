using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Tokens;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Inboxes;

internal sealed class InboxEditing(Database database)
{
    private const string Update = """
        update inboxes set name = @Name, greeting_enabled = @GreetingEnabled, greeting_message = @GreetingMessage, enable_email_collect = @EnableEmailCollect,
            csat_survey_enabled = @CsatSurveyEnabled, csat_config = @CsatConfig::jsonb, enable_auto_assignment = @EnableAutoAssignment,
            auto_assignment_config = @AutoAssignmentConfig::jsonb, working_hours_enabled = @WorkingHoursEnabled, out_of_office_message = @OutOfOfficeMessage,
            timezone = @Timezone, allow_messages_after_resolved = @AllowMessagesAfterResolved, lock_to_single_conversation = @LockToSingleConversation,
            sender_name_type = @SenderNameType, business_name = @BusinessName, updated_at = now()
        where id = @Id and account_id = @AccountId returning *
        """;

    public async Task<Inbox> CreateAsync(long accountId, RailsParameters given, CancellationToken cancellationToken)
    {
        var channel = given.Nested("channel") ?? throw Failure.ParameterMissing("channel");
        var name = given.Present("name") ?? channel.Present("name") ?? (channel.Text("type") == "web_widget" ? "Website" : null) ?? throw Failure.Invalid("name", "can't be blank");

        return await database.InTransactionAsync(
            async sql =>
            {
                var (type, channelId) = await ChannelEditing.InsertAsync(sql, accountId, channel, cancellationToken);
                var id = await InboxCreation.AddInboxAsync(sql, accountId, name, type, channelId, [], cancellationToken);

                return await SaveAsync(sql, await InboxStore.FindAsync(sql, accountId, id, cancellationToken), given, cancellationToken);
            },
            cancellationToken);
    }

    public Task<Inbox> UpdateAsync(Inbox inbox, RailsParameters given, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async sql =>
            {
                if (given.Nested("channel") is { } channel)
                {
                    await ChannelEditing.UpdateAsync(sql, inbox, channel, cancellationToken);
                }

                await WorkingHourEditing.SaveAsync(sql, inbox.Id, given, cancellationToken);

                return await SaveAsync(sql, inbox, given, cancellationToken);
            },
            cancellationToken);

    public async Task ResetSecretAsync(Inbox inbox, CancellationToken cancellationToken)
    {
        if (inbox.ChannelType != ChannelType.Api)
        {
            throw Failure.Unprocessable("Only an API inbox has a webhook secret.");
        }

        await database.ExecuteAsync("update channel_api set secret = @secret, updated_at = now() where id = @ChannelId", new { secret = SecureToken.New(), inbox.ChannelId }, cancellationToken);
    }

    private static Task<Inbox> SaveAsync(ISql sql, Inbox inbox, RailsParameters given, CancellationToken cancellationToken) =>
        sql.SingleAsync<Inbox>(
            Update,
            new
            {
                inbox.Id,
                inbox.AccountId,
                Name = given.Present("name") ?? inbox.Name,
                GreetingEnabled = given.Flag("greeting_enabled") ?? inbox.GreetingEnabled,
                GreetingMessage = given.Has("greeting_message") ? given.Text("greeting_message") : inbox.GreetingMessage,
                EnableEmailCollect = given.Flag("enable_email_collect") ?? inbox.EnableEmailCollect,
                CsatSurveyEnabled = given.Flag("csat_survey_enabled") ?? inbox.CsatSurveyEnabled,
                CsatConfig = given.Object("csat_config") is { } csat ? RailsJson.Text(csat) : inbox.CsatConfig,
                EnableAutoAssignment = given.Flag("enable_auto_assignment") ?? inbox.EnableAutoAssignment,
                AutoAssignmentConfig = given.Object("auto_assignment_config") is { } config ? RailsJson.Text(config) : inbox.AutoAssignmentConfig,
                WorkingHoursEnabled = given.Flag("working_hours_enabled") ?? inbox.WorkingHoursEnabled,
                OutOfOfficeMessage = given.Has("out_of_office_message") ? given.Text("out_of_office_message") : inbox.OutOfOfficeMessage,
                Timezone = given.Present("timezone") is not { } zone ? inbox.Timezone
                    : TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) ? zone : throw Failure.Invalid("timezone", "is not included in the list"),
                AllowMessagesAfterResolved = given.Flag("allow_messages_after_resolved") ?? inbox.AllowMessagesAfterResolved,
                LockToSingleConversation = given.Flag("lock_to_single_conversation") ?? inbox.LockToSingleConversation,
                SenderNameType = given.Present("sender_name_type") is not { } type ? inbox.SenderNameType
                    : RailsEnum.Parse<SenderNameType>(type) ?? throw Failure.Unprocessable($"'{type}' is not a valid sender_name_type"),
                BusinessName = given.Has("business_name") ? given.Text("business_name") : inbox.BusinessName,
            },
            cancellationToken);
}

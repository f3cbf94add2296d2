using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Core.Tokens;

namespace HotDash.Chatwoot.Core.Setup;

/// <summary>Makes the first account with its administrator, inboxes and webhook. Running it again changes nothing.</summary>
public sealed class FirstRun(Database database, InboxCreation inboxes, SampleData samples)
{
    /// <summary>The account has id 1, which clients are configured with.</summary>
    private const long AccountId = 1;

    private const string InsertAccount = """
        insert into accounts (id, name, settings) values (@AccountId, @name, '{}') on conflict (id) do nothing;
        select setval(pg_get_serial_sequence('accounts', 'id'), greatest((select max(id) from accounts), 1));
        """;

    public async Task<bool> RunAsync(FirstRunOptions options, CancellationToken cancellationToken)
    {
        if (options.Missing() is { Count: > 0 } missing)
        {
            throw new SetupException($"{string.Join(", ", missing)} must be set for the first administrator.");
        }

        var isNew = await database.FindAsync<long?>("select id from accounts where id = @AccountId", new { AccountId }, cancellationToken) is null;
        await database.ExecuteAsync(InsertAccount, new { AccountId, name = options.AccountName }, cancellationToken);
        var adminId = await AdministratorAsync(options, cancellationToken);
        await TokenAsync(adminId, options.ApiAccessToken!, cancellationToken); // not null: Missing() names it
        var inboxId = await ApiInboxAsync(options, adminId, cancellationToken);
        await EmailInboxAsync(options, adminId, cancellationToken);
        await WebhookAsync(options, cancellationToken);

        if (isNew && options.SampleData)
        {
            await samples.AddAsync(AccountId, inboxId, cancellationToken);
        }

        return isNew;
    }

    private async Task<long> AdministratorAsync(FirstRunOptions options, CancellationToken cancellationToken)
    {
        var email = options.AdminEmail!.Trim().ToLowerInvariant(); // not null: Missing() names it
        var userId = await database.FindAsync<long?>("select id from users where uid = @email", new { email }, cancellationToken)
            ?? await UserStore.InsertAsync(database, new NewUser(options.AdminName, email, options.AdminPassword), cancellationToken);
        await database.ExecuteAsync(
            """
            insert into account_users (account_id, user_id, role, auto_offline) values (@AccountId, @userId, @Administrator, false)
            on conflict (account_id, user_id) do nothing
            """,
            new { AccountId, userId, Role.Administrator },
            cancellationToken);

        return userId;
    }

    private async Task TokenAsync(long userId, string token, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(
            """
            update access_tokens set token = @token, updated_at = now() where owner_type = 'User' and owner_id = @userId and token <> @token;
            insert into access_tokens (owner_type, owner_id, token) select 'User', @userId, @token
                where not exists (select from access_tokens where owner_type = 'User' and owner_id = @userId);
            """,
            new { userId, token },
            cancellationToken);

    private async Task<long> ApiInboxAsync(FirstRunOptions options, long adminId, CancellationToken cancellationToken) =>
        await database.FindAsync<long?>(
            """
            select i.id from inboxes i join channel_api c on c.id = i.channel_id and i.channel_type = 'Channel::Api'
            where i.account_id = @AccountId and (c.identifier = @InboxIdentifier or (@InboxIdentifier is null and i.name = @InboxName)) order by i.id limit 1
            """,
            new { AccountId, options.InboxIdentifier, options.InboxName },
            cancellationToken)
        ?? await inboxes.ApiAsync(AccountId, options.InboxName, options.InboxIdentifier ?? SecureToken.New(), [adminId], cancellationToken);

    private async Task EmailInboxAsync(FirstRunOptions options, long adminId, CancellationToken cancellationToken)
    {
        var email = options.EmailInboxAddress;
        var channelId = await database.FindAsync<long?>("select id from channel_email where email = @email", new { email }, cancellationToken)
            ?? await inboxes.EmailAsync(AccountId, "E-mail", email, [adminId], cancellationToken);

        if (options.ImapAddress is { Length: > 0 })
        {
            await database.ExecuteAsync(
                """
                update channel_email set imap_enabled = true, imap_address = @ImapAddress, imap_port = @ImapPort, imap_login = @login,
                    imap_password = @ImapPassword, imap_enable_ssl = false
                where id = @channelId and (imap_address, imap_port, imap_login, imap_password) is distinct from (@ImapAddress, @ImapPort, @login, @ImapPassword)
                """,
                new { channelId, options.ImapAddress, options.ImapPort, login = options.ImapLogin ?? email, ImapPassword = options.ImapPassword ?? "" },
                cancellationToken);
        }
    }

    private async Task WebhookAsync(FirstRunOptions options, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(options.WebhookUrl))
        {
            return;
        }

        var secret = string.IsNullOrEmpty(options.WebhookSecret) ? SecureToken.New() : options.WebhookSecret;
        await database.ExecuteAsync(
            """
            delete from webhooks where account_id = @AccountId and name = 'HotDash' and url <> @WebhookUrl;
            insert into webhooks (account_id, url, name, secret) values (@AccountId, @WebhookUrl, 'HotDash', @secret)
            on conflict (account_id, url) do update set secret = excluded.secret, updated_at = now()
                where @given and webhooks.secret is distinct from excluded.secret
            """,
            new { AccountId, options.WebhookUrl, secret, given = !string.IsNullOrEmpty(options.WebhookSecret) },
            cancellationToken);
    }
}

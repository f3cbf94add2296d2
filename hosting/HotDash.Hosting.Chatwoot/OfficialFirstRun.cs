namespace HotDash.Hosting.Chatwoot;

/// <summary>
/// Ruby for Chatwoot's console (<c>rails runner</c>): account 1, its administrator with the given token, an API inbox and the
/// webhook, from the variables that the compatible service's prepare reads too. Running it again changes nothing.
/// </summary>
internal static class OfficialFirstRun
{
    public const string Script = """
        setup = ->(name) { ENV["Chatwoot__Setup__#{name}"].presence }
        account = Account.find_by(id: 1) || Account.create!(name: setup["AccountName"])
        user = User.find_by(email: setup["AdminEmail"])
        if user.nil?
          user = User.new(name: setup["AdminName"], email: setup["AdminEmail"], password: setup["AdminPassword"])
          user.skip_confirmation!
          user.save!
        end
        AccountUser.find_or_create_by!(account: account, user: user) { |member| member.role = :administrator }
        user.access_token.update!(token: setup["ApiAccessToken"]) unless user.access_token.token == setup["ApiAccessToken"]
        unless account.inboxes.exists?(channel_type: "Channel::Api")
          inbox = account.inboxes.create!(name: "Website chat", channel: Channel::Api.create!(account: account))
          InboxMember.find_or_create_by!(inbox: inbox, user: user)
        end
        if (url = setup["WebhookUrl"])
          account.webhooks.where(name: "HotDash").where.not(url: url).destroy_all
          webhook = account.webhooks.find_or_initialize_by(url: url)
          webhook.update!(name: "HotDash", secret: setup["WebhookSecret"], subscriptions: %w[conversation_created conversation_status_changed conversation_updated message_created message_updated])
        end
        Redis::Alfred.delete(Redis::Alfred::CHATWOOT_INSTALLATION_ONBOARDING)
        puts "account #{account.id} is ready"
        """;
}

namespace HotDash.Chatwoot.Core.Agents;

/// <summary>A user as member of one account: columns of <c>users</c> and <c>account_users</c> together.</summary>
public sealed class Agent
{
    /// <summary>Select list for <c>users u join account_users au on au.user_id = u.id</c>.</summary>
    public const string Columns = """
        u.id, au.account_id, u.name, u.display_name, u.email, u.uid, u.provider, u.confirmed_at, u.pubsub_token, u.ui_settings, u.custom_attributes,
        u.message_signature, u.type, au.role, au.inviter_id, au.availability, au.auto_offline, au.active_at, au.custom_role_id
        """;

    public const string Source = "users u join account_users au on au.user_id = u.id";

    public long Id { get; init; }

    public long AccountId { get; init; }

    public string Name { get; init; } = "";

    public string? DisplayName { get; init; }

    public string? Email { get; init; }

    public string Uid { get; init; } = "";

    public string Provider { get; init; } = "email";

    public DateTime? ConfirmedAt { get; init; }

    public string? PubsubToken { get; init; }

    public string? UiSettings { get; init; }

    public string? CustomAttributes { get; init; }

    public string? MessageSignature { get; init; }

    public string? Type { get; init; }

    public Role Role { get; init; }

    public long? InviterId { get; init; }

    public Availability Availability { get; init; }

    public bool AutoOffline { get; init; }

    public DateTime? ActiveAt { get; init; }

    public long? CustomRoleId { get; init; }

    public string AvailableName => string.IsNullOrEmpty(DisplayName) ? Name : DisplayName;

    public bool IsAdministrator => Role == Role.Administrator;
}

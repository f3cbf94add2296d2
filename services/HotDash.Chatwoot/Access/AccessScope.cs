namespace HotDash.Chatwoot.Access;

internal enum AccessScope
{
    /// <summary>A signed-in user, in no particular account.</summary>
    User,

    /// <summary>A member of the account in the path.</summary>
    Account,

    /// <summary>A platform app.</summary>
    Platform,
}

namespace HotDash.Chatwoot.Access;

internal static class AccessExtensions
{
    public static TBuilder RequireAccountMember<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new AccessRule(AccessScope.Account));

    public static TBuilder RequireAdministrator<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new AccessRule(AccessScope.Account, AdministratorOnly: true));

    /// <summary>Account members and agent bots.</summary>
    public static TBuilder AllowBots<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new AccessRule(AccessScope.Account, BotsAllowed: true));

    public static TBuilder RequireUser<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new AccessRule(AccessScope.User));

    public static TBuilder RequirePlatformApp<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new AccessRule(AccessScope.Platform));
}

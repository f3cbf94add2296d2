using System.Reflection;
using Microsoft.Extensions.Configuration.UserSecrets;

namespace Aspire.Hosting;

/// <summary>Where the user's secrets of an application are.</summary>
internal static class UserSecrets
{
    public static IUserSecretsManager Create(Assembly? assembly) =>
        FindId(assembly) is { } id ? new JsonUserSecretsManager(PathOf(id)) : new NoUserSecretsManager();

    public static string? FindId(Assembly? assembly) =>
        NonEmpty(Environment.GetEnvironmentVariable("ASPIRE_USER_SECRETS_ID"))
        ?? NonEmpty(Environment.GetEnvironmentVariable("DOTNET_USER_SECRETS_ID"))
        ?? assembly?.GetCustomAttribute<UserSecretsIdAttribute>()?.UserSecretsId;

    /// <summary>An empty HOME, as some service managers set it, is no home: secrets and tools look below the one of the account instead.</summary>
    public static void EnsureHome()
    {
        if (!OperatingSystem.IsWindows() && Environment.GetEnvironmentVariable("HOME") is "")
        {
            Environment.SetEnvironmentVariable("HOME", Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify));
        }
    }

    public static string PathOf(string id) => PathHelper.GetSecretsPathFromSecretsId(id);

    private static string? NonEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}

using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Embedded.Hosts;

/// <summary>The program that DCP starts for each embedded server. Its settings are variables only; its --help lists them.</summary>
internal static class EmbeddedHost
{
    public const string Data = "EMBEDDED_DATA";
    public const string Port = "EMBEDDED_PORT";
    public const string User = "EMBEDDED_USER";
    public const string Password = "EMBEDDED_PASSWORD";
    public const string Engine = "EMBEDDED_ENGINE";
    public const string Tools = "EMBEDDED_POSTGRES";
    public const string Account = "EMBEDDED_ACCOUNT";
    public const string Databases = "EMBEDDED_DATABASES__";

    public const string PostgresVerb = "postgres";
    public const string RedisVerb = "redis";
    public const string ResetVerb = "reset";

    public static string Path { get; } = BuiltProgram.Locate("EmbeddedHost");

    public static IResourceBuilder<T> WithEmbeddedHost<T>(this IResourceBuilder<T> builder, string verb, string dataFolder)
        where T : ExecutableResource =>
        builder
            .WithArgs(verb)
            .WithEnvironment(Data, dataFolder)
            .WithEnvironment("DOTNET_ROOT", BuiltProgram.DotNetRoot)
            .WithEnvironment("DOTNET_EnableDiagnostics", "0")
            .WithOptionalSetting(Tools, "HotDash:PostgresBinaries")
            .WithOptionalSetting(Account, "HotDash:Account");

    public static IResourceBuilder<T> WithOptionalSetting<T>(this IResourceBuilder<T> builder, string variable, string configurationKey)
        where T : ExecutableResource =>
        builder.ApplicationBuilder.Configuration[configurationKey] is { Length: > 0 } value
            ? builder.WithEnvironment(variable, value)
            : builder;
}

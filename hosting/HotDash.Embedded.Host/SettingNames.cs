namespace HotDash.Embedded.Host;

internal static class SettingNames
{
    public const string Data = "EMBEDDED_DATA";
    public const string Port = "EMBEDDED_PORT";
    public const string User = "EMBEDDED_USER";
    public const string Password = "EMBEDDED_PASSWORD";
    public const string Account = "EMBEDDED_ACCOUNT";
    public const string Patience = "EMBEDDED_PATIENCE";
    public const string Ephemeral = "EMBEDDED_EPHEMERAL";
    public const string Tools = "EMBEDDED_POSTGRES";
    public const string Engine = "EMBEDDED_ENGINE";
    public const string DatabasePrefix = "EMBEDDED_DATABASES__";
}

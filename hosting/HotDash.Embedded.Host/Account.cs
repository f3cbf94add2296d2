using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;

namespace HotDash.Embedded.Host;

/// <summary>The unprivileged account that a server runs as when this process is root. One line of the source: <c>nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin</c>.</summary>
internal sealed record Account(string Name, uint User, uint Group)
{
    private const string Default = "nobody";

    public static bool IsRoot => Native.EffectiveUser() == 0;

    /// <returns>Null when the process is not root: the server then runs as the user who started it.</returns>
    public static Account? ForServer(EnvironmentSettings settings)
    {
        if (!IsRoot)
        {
            return null;
        }

        var name = settings.Find(SettingNames.Account) ?? Default;
        var account = Read(name)
            ?? throw EnvironmentSettings.Invalid(SettingNames.Account, name, "the name of an account in /etc/passwd");

        return account.User != 0
            ? account
            : throw EnvironmentSettings.Invalid(SettingNames.Account, name, "an account other than root, which PostgreSQL refuses");
    }

    public void Own(string path)
    {
        if (Native.ChangeOwner(path, User, Group) != 0)
        {
            throw new EmbeddedHostException($"'{path}' could not be given to account '{Name}': {LastError()}.");
        }
    }

    private static Account? Read(string name)
    {
        foreach (var line in File.ReadLines("/etc/passwd"))
        {
            var fields = line.Split(':');
            if (fields.Length >= 4 && fields[0] == name)
            {
                return new Account(name, uint.Parse(fields[2], CultureInfo.InvariantCulture), uint.Parse(fields[3], CultureInfo.InvariantCulture));
            }
        }

        return null;
    }

    private static string LastError() => new Win32Exception(Marshal.GetLastPInvokeError()).Message;
}

namespace HotDash.Embedded.Host;

internal static class Usage
{
    private const string Text = $"""
        Runs a development server as an ordinary local process. Settings come from the environment alone, so that
        no password stands in an argument list.

          postgres   run PostgreSQL
          redis      run redis-server, valkey-server or Garnet
          reset      delete the data folder of a stopped server

        All verbs
          {SettingNames.Data}       data folder of this server (required)
          {SettingNames.Port}       port on 127.0.0.1; 0 or unset picks a free one
          {SettingNames.Password}   password of the administrator or of the default user (required)
          {SettingNames.Account}    account that runs the server when this process is root (default: nobody)
          {SettingNames.Patience}   seconds to wait for an earlier host that is still stopping (default: 10)
          {SettingNames.Ephemeral}  true: the data folder is deleted when the server stops (default: false)

        postgres
          {SettingNames.User}       administrator's name (default: postgres)
          {SettingNames.Tools}      folder that holds bin, lib and share (default: the pinned npm package)
          {SettingNames.DatabasePrefix}0__NAME, __USER, __PASSWORD, then 1__...: databases and their owners

        redis
          {SettingNames.Engine}     auto, redis, valkey or garnet (default: auto)

        Started by root, data lie under /var/lib/hotdash and the server runs without privileges. The server is ready when
        a line "ready: <engine> <version> on 127.0.0.1:<port> (process <id>)" is written.
        Exit codes: 0 stopped, 1 failed, 2 wrong settings, 3 refused for the safety of the data, 128+n ended by signal n.
        """;

    public static int Print(TextWriter writer, int exitCode)
    {
        writer.WriteLine(Text);
        return exitCode;
    }
}

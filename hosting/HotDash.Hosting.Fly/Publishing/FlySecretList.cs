using System.Text;

namespace HotDash.Hosting.Fly.Publishing;

/// <summary>The names of an app's secrets and where each value comes from. Never a value.</summary>
internal static class FlySecretList
{
    public static string Write(FlyAppModel app)
    {
        var text = new StringBuilder()
            .Append("# Secrets of ").Append(app.Name).Append(": names only. Generated from the application model.\n")
            .Append("# Set them from standard input, so that no value is in a command line:\n")
            .Append("#   fly secrets import --stage --app ").Append(app.Name).Append(" < FILE\n")
            .Append("# with lines NAME=\"\"\"VALUE\"\"\" in FILE. They count from the next deploy on.\n");

        foreach (var (name, source) in app.Secrets())
        {
            text.Append(name).Append("  # ").Append(source).Append('\n');
        }

        return text.ToString();
    }
}

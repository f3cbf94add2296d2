using System.Text;

namespace HotDash.Hosting.Fly.Publishing;

/// <summary>The names of an app's secrets and where each value comes from. Never a value.</summary>
internal static class FlySecretList
{
    public static string Write(FlyAppModel app, FlyEnvironmentResource environment)
    {
        var text = new StringBuilder()
            .Append("# Secrets of ").Append(app.Name).Append(": names only. Generated from the application model.\n")
            .Append("# Set them from standard input, so that no value is in a command line. They count from the next deploy on.\n")
            .Append("#   fly secrets import --stage --app ").Append(app.Name).Append(" < FILE, with lines NAME=\"VALUE\" in FILE;\n")
            .Append("# for values with line breaks, quotes or #, the step secrets-").Append(environment.Name).Append(" writes those lines so that every byte arrives, or refuses:\n")
            .Append("#   dotnet run --project <AppHost> -- --operation publish --step secrets-").Append(environment.Name).Append(" --Fly:Secrets:App=").Append(app.Name).Append(" < VALUES.json\n");

        foreach (var (name, source) in app.Secrets())
        {
            text.Append(name).Append("  # ").Append(source).Append('\n');
        }

        return text.ToString();
    }
}

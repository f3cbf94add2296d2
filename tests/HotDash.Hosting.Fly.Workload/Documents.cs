using HotDash.Hosting.Fly.Publishing;
using Tomlyn;
using Tomlyn.Model;

namespace HotDash.Hosting.Fly.Workload;

/// <summary>Reads generated fly.toml files with a TOML reader that is not ours.</summary>
internal static class Documents
{
    public static IEnumerable<string> Check(IEnumerable<GeneratedFile> files)
    {
        foreach (var file in files.Where(file => file.Path.EndsWith("fly.toml", StringComparison.Ordinal)))
        {
            var table = Read(file);

            if (table is null)
            {
                yield return $"{file.Path} is no TOML";
            }
            else if ((string)table["app"] != file.Path.Split('/')[^2])
            {
                yield return $"{file.Path} is of app {table["app"]}";
            }
        }

        foreach (var file in files.Where(file => file.Content.Contains('\r', StringComparison.Ordinal) || !file.Content.EndsWith('\n')))
        {
            yield return $"{file.Path} has other line ends";
        }
    }

    public static TomlTable? Read(GeneratedFile file)
    {
        try
        {
            return TomlSerializer.Deserialize<TomlTable>(file.Content);
        }
        catch (TomlException)
        {
            return null;
        }
    }
}

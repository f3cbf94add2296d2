using System.Text.RegularExpressions;

namespace HotDash.Ops;

/// <summary>The files of a clone that say what belongs to it.</summary>
internal sealed partial class Clone(string root)
{
    public string Root => root;

    public static Clone? Find(string? from)
    {
        for (var folder = new DirectoryInfo(from ?? Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HotDash.slnx")))
            {
                return new Clone(folder.FullName);
            }
        }

        return null;
    }

    public string PathTo(params string[] parts) => Path.Combine([root, .. parts]);

    /// <summary>Null when there is no such file.</summary>
    public string? Read(params string[] parts) => File.Exists(PathTo(parts)) ? File.ReadAllText(PathTo(parts)) : null;

    /// <summary>The apps on Fly.io, by their generated folders.</summary>
    public IReadOnlyList<string> Apps => Directory.Exists(PathTo("infra", "fly"))
        ? [.. Directory.EnumerateDirectories(PathTo("infra", "fly")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Names from a generated list: <c>SECRET_KEY_BASE  # parameter chatwoot-secret-key-base</c>.</summary>
    public IReadOnlyList<string> DeclaredSecrets(string app) =>
        [.. (Read("infra", "fly", app, "secrets.txt") ?? "").Split('\n').Select(line => SecretName().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"^([A-Za-z_][A-Za-z0-9_]*)\s*(?:#.*)?$")]
    private static partial Regex SecretName();
}

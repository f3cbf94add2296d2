using System.Reflection;

namespace HotDash.Migrations.Tool;

/// <summary>Text files that are part of the program.</summary>
internal static class EmbeddedText
{
    public static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"'{name}' is missing from the program.");
        using var reader = new StreamReader(stream);

        return reader.ReadToEnd();
    }
}

using HotDash.Migrations.Tool.CommandLine;

namespace HotDash.Migrations.Tool.Preparations;

/// <summary>An image as it was given: <c>registry/name:tag@sha256:…</c>. The digest is empty when none was given.</summary>
internal readonly record struct ImageReference(string Name, string Digest)
{
    public static ImageReference Of(ToolOptions options)
    {
        var text = options.Require("--image", "which image's application this is.");

        return text.Split('@', 2) is [{ Length: > 0 } name, var digest] ? new ImageReference(name, digest) : new ImageReference(text, "");
    }

    public override string ToString() => Digest.Length == 0 ? Name : $"{Name}@{Digest}";
}

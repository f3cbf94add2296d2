namespace Aspire.Hosting;

/// <summary>An image name taken apart: <c>registry.example:5000/team/app:1.2</c> or <c>…@sha256:…</c>.</summary>
internal sealed record ContainerImageName(string? Registry, string Image, string? Tag, string? Digest)
{
    private const string DigestMark = "@sha256:";

    public static ContainerImageName Parse(string text)
    {
        var (rest, digest) = CutLast(text, DigestMark);
        var tagStart = rest.LastIndexOf(':');
        string? tag = null;

        if (tagStart > rest.LastIndexOf('/'))
        {
            tag = rest[(tagStart + 1)..];
            rest = rest[..tagStart];
        }

        var firstSlash = rest.IndexOf('/');
        var first = firstSlash < 0 ? "" : rest[..firstSlash];

        // The first part is a registry when it looks like a host.
        return first == "localhost" || first.Contains('.', StringComparison.Ordinal) || first.Contains(':', StringComparison.Ordinal)
            ? new ContainerImageName(first, rest[(firstSlash + 1)..], tag, digest)
            : new ContainerImageName(null, rest, tag, digest);
    }

    private static (string Name, string? Last) CutLast(string text, string mark) => text.LastIndexOf(mark, StringComparison.Ordinal) is >= 0 and var start
        ? (text[..start], text[(start + mark.Length)..])
        : (text, null);
}

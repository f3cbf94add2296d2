using HotDash.Hosting.Fly.Release.Records;

namespace HotDash.Hosting.Fly.Release.Images;

/// <summary>Which images the boot gate has let through, by their id: that of the very contents, whatever they are called and wherever they are pushed.</summary>
internal sealed class BootedImages(string ledgerFolder)
{
    private readonly string _folder = Path.Combine(ledgerFolder, "booted");

    public void Add(string id, string evidence)
    {
        Directory.CreateDirectory(_folder);
        DurableFile.Replace(PathOf(id), evidence);
    }

    /// <summary>What was seen; null: it was not booted here.</summary>
    public string? Find(string id) => File.Exists(PathOf(id)) ? File.ReadAllText(PathOf(id)) : null;

    private string PathOf(string id) => Path.Combine(_folder, Path.GetFileName(id.Replace(':', '-')));
}

using HotDash.Tests;

namespace HotDash.Hosting.Fly.Tests;

/// <summary>Whole files that were read by a person before they were accepted. HOTDASH_ACCEPT_SNAPSHOTS=1 writes what is produced now.</summary>
internal static class Snapshot
{
    public static void Equal(string name, string actual)
    {
        var path = RepositoryRoot.Combine("tests", "HotDash.Hosting.Fly.Tests", "Snapshots", name);

        if (Environment.GetEnvironmentVariable("HOTDASH_ACCEPT_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.Exists(path) ? File.ReadAllText(path) : $"(no snapshot {name})", actual);
    }
}

using HotDash.Hosting.Fly.Publishing;

namespace HotDash.Hosting.Fly.Tests.Publishing;

public sealed class GeneratedFilesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("fly-files-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Compare_StaleMissingAndOrphaned_AreTold()
    {
        await GeneratedFiles.WriteAsync(_root, [new("infra/fly/a/fly.toml", "a"), new("infra/fly/old/fly.toml", "old")], TestContext.Current.CancellationToken);

        var comparison = GeneratedFiles.Compare(_root, [new("infra/fly/a/fly.toml", "changed"), new("infra/fly/b/fly.toml", "b")]);

        Assert.Equal("stale: infra/fly/a/fly.toml\nmissing: infra/fly/b/fly.toml\norphaned: infra/fly/old/fly.toml", comparison.ToString());
        Assert.False(comparison.IsCurrent);
    }

    [Fact]
    public async Task Compare_WhatWasJustWritten_IsCurrent()
    {
        GeneratedFile[] files = [new("infra/fly/a/fly.toml", "a"), new(".github/workflows/b.yml", "b")];
        await GeneratedFiles.WriteAsync(_root, files, TestContext.Current.CancellationToken);

        Assert.True(GeneratedFiles.Compare(_root, files).IsCurrent);
    }

    [Fact]
    public async Task Write_AFileThatIsCurrent_IsNotTouched()
    {
        GeneratedFile[] files = [new("infra/fly/a/fly.toml", "a")];
        await GeneratedFiles.WriteAsync(_root, files, TestContext.Current.CancellationToken);
        var path = Path.Combine(_root, files[0].Path);
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);

        await GeneratedFiles.WriteAsync(_root, files, TestContext.Current.CancellationToken);

        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(path));
    }
}

using System.Text.RegularExpressions;
using HotDash.Tests;

namespace HotDash.Hosting.Fly.Tests.AppHost;

/// <summary>What is checked in is what the application model gives today.</summary>
public sealed partial class CheckedInFilesTests : IDisposable
{
    private static readonly Dictionary<string, string> s_plain = [];

    // A backend, a time zone, a locale and a home of its own must not show in what is published.
    private static readonly Dictionary<string, string> s_other = new()
    {
        ["HOTDASH_BACKEND"] = "containers", ["HotDash__Redis"] = "garnet", ["TZ"] = "Asia/Kathmandu", ["LC_ALL"] = "tr_TR.UTF-8", ["USER"] = "someone-else",
    };

    private readonly string _output = Directory.CreateTempSubdirectory("apphost-publish-").FullName;

    public void Dispose() => Directory.Delete(_output, recursive: true);

    /// <summary>What somebody chose for the local stack is not what staging gets: every file and the manifest stay the same.</summary>
    [Theory]
    [InlineData("", "", "")]
    [InlineData("containers", "", "")]
    [InlineData("embedded", "garnet", "source")]
    [InlineData("embedded", "redis", "images")]
    [InlineData("containers", "valkey", "official")]
    [InlineData("nonsense", "nonsense", "nonsense")]
    public async Task GeneratedFiles_WhateverRunsLocally_AreCurrent(string backend, string redis, string chatwoot)
    {
        var local = new Dictionary<string, string> { ["HOTDASH_BACKEND"] = backend, ["HotDash__Redis"] = redis, ["HotDash__Chatwoot"] = chatwoot };

        var run = await AppHostRun.StepAsync("verify-fly", local, "--Fly:Verify:Format=json");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("\"isCurrent\": true", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FlyFiles_PublishedElsewhereUnderOtherConditions_HaveTheSameBytes()
    {
        var run = await AppHostRun.StepAsync("publish", s_other, AppHostRun.DigestArgument, "--output-path", _output);

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.All(
            Directory.EnumerateFiles(_output, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(_output, path)),
            path => Assert.Equal(File.ReadAllText(RepositoryRoot.Combine(path)), File.ReadAllText(Path.Combine(_output, path))));
    }

    [Fact]
    public async Task FlyFiles_WithoutTheDigestOfTheChatwootImage_AreRefused()
    {
        var run = await AppHostRun.StepAsync("publish", s_plain, "--output-path", _output);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("parameter 'chatwoot-image-digest', the digest of docker.io/chatwoot/chatwoot:", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Manifest_ThatIsCheckedIn_IsCurrent(bool underOtherConditions)
    {
        var path = Path.Combine(_output, "aspire-manifest.json");
        var run = await AppHostRun.StepAsync("publish-manifest", underOtherConditions ? s_other : s_plain, "--output-path", path);

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(
            File.ReadAllText(RepositoryRoot.Combine("aspire-manifest.json")),
            ProjectPath().Replace(File.ReadAllText(path), match => Path.GetRelativePath(RepositoryRoot.Path, Path.GetFullPath(match.Value, _output))));
    }

    /// <summary>Paths of projects are relative to the manifest, which lies elsewhere here.</summary>
    [GeneratedRegex("(?<=\"path\": \")[^\"]+")]
    private static partial Regex ProjectPath();
}

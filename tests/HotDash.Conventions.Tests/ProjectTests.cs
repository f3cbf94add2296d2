using System.Xml.Linq;
using HotDash.Tests;

namespace HotDash.Conventions.Tests;

public sealed class ProjectTests(RepositoryFiles files)
{
    [Fact]
    public void ProjectReference_Arrows_PointOneWay()
    {
        Finding.None(
            files.Projects.SelectMany(project => References(project).Where(target => !ProjectArrows.IsAllowed(project, target)).Select(target => $"{project} -> {target}")),
            "AppHost -> hosting; services -> ServiceDefaults and their own libraries; hosting never references services");
    }

    [Theory]
    [InlineData("hosting/HotDash.Hosting.Fly/HotDash.Hosting.Fly.csproj", "services/HotDash.Migrations/HotDash.Migrations.csproj", false)]
    [InlineData("hosting/Aspire.Hosting/Aspire.Hosting.csproj", "hosting/HotDash.Hosting.Fly/HotDash.Hosting.Fly.csproj", false)]
    [InlineData("services/HotDash.Dashboard/HotDash.Dashboard.csproj", "services/HotDash.Chatwoot.Core/HotDash.Chatwoot.Core.csproj", false)]
    [InlineData("services/HotDash.Chatwoot/HotDash.Chatwoot.csproj", "services/HotDash.Chatwoot.Core/HotDash.Chatwoot.Core.csproj", true)]
    [InlineData("HotDash.AppHost/HotDash.AppHost.csproj", "services/HotDash.Dashboard/HotDash.Dashboard.csproj", true)]
    [InlineData("services/HotDash.Dashboard/HotDash.Dashboard.csproj", "tests/HotDash.TestServers/HotDash.TestServers.csproj", false)]
    public void ProjectReference_OfAGivenArrow_IsJudged(string project, string target, bool allowed)
    {
        Assert.Equal(allowed, ProjectArrows.IsAllowed(project, target));
    }

    [Fact]
    public void PackageVersion_OutsideCentralManagement_IsNotWritten()
    {
        Finding.None(
            files.Written.Where(path => Path.GetExtension(path) is ".csproj" or ".props" or ".targets" && path != "Directory.Packages.props")
                .SelectMany(path => XDocument.Parse(RepositoryFiles.Read(path)).Descendants("PackageReference")
                    .Where(reference => reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null)
                    .Select(reference => $"{path}: {reference.Attribute("Include")?.Value}")),
            "Package versions stand in Directory.Packages.props alone");
    }

    [Fact]
    public void Solution_Projects_AreAllOfThem()
    {
        var listed = XDocument.Parse(RepositoryFiles.Read("HotDash.slnx")).Descendants("Project").Select(project => project.Attribute("Path")?.Value ?? "").ToList();

        Finding.None(files.Projects.Except(listed).Select(path => $"{path}: not in HotDash.slnx"), "The solution holds every project");
        Finding.None(listed.Except(files.Projects).Select(path => $"{path}: does not exist"), "The solution holds projects that exist");
        Finding.None(listed.GroupBy(path => path).Where(group => group.Count() > 1).Select(group => group.Key), "The solution names a project once");
    }

    // Test projects' own assets may be projects that are built on demand, with properties in their paths: those are not followed.
    private static IEnumerable<string> References(string project)
    {
        var folder = Path.GetDirectoryName(project) ?? "";
        return XDocument.Parse(RepositoryFiles.Read(project)).Descendants("ProjectReference")
            .Select(reference => reference.Attribute("Include")?.Value ?? "")
            .Where(include => !include.Contains('$', StringComparison.Ordinal))
            .Select(include => Path.GetRelativePath(RepositoryRoot.Path, Path.GetFullPath(RepositoryRoot.Combine(folder, include.Replace('\\', '/')))));
    }
}

using System.Text.RegularExpressions;
using HotDash.Hosting.Fly.Model;
using HotDash.Hosting.Fly.Tests.Model;
using HotDash.Hosting.Fly.Validation;
using HotDash.Tests;

namespace HotDash.Hosting.Fly.Tests.Validation;

public sealed partial class FlyTomlValidatorTests
{
    public static TheoryData<string> Names => [.. BadDocuments.All.Select(bad => bad.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Validate_ADocumentWithOneFault_FindsThatFaultAlone(string name)
    {
        var bad = BadDocuments.All.Single(bad => bad.Name == name);

        var finding = Assert.Single(FlyTomlValidator.Validate(bad.Document));

        Assert.Equal((bad.Rule, bad.Path), (finding.Rule, finding.Path));
        Assert.NotEmpty(finding.Remedy);
        Assert.Equal(bad.Severity, finding.Severity);
    }

    [Fact]
    public void Validate_SoundDocuments_FindsNothing()
    {
        Assert.Empty(new[] { Documents.Web, Documents.WebAndWorker, Documents.WithVolume }.SelectMany(FlyTomlValidator.Validate));
    }

    [Fact]
    public void Validate_EveryRuleInTheSource_HasAFaultyDocument()
    {
        var rules = Directory.EnumerateFiles(RepositoryRoot.Combine("hosting", "HotDash.Hosting.Fly", "Validation"), "*Rules.cs")
            .SelectMany(path => RuleName().Matches(File.ReadAllText(path))).Select(match => match.Groups["rule"].Value);

        Assert.Empty(rules.Except(BadDocuments.All.Select(bad => bad.Rule)));
    }

    [Fact]
    public void Finding_AsText_NamesRulePathValueAndRemedy()
    {
        var finding = Assert.Single(FlyTomlValidator.Validate(Documents.Web with { PrimaryRegion = "den" }));

        Assert.Equal(
            $"region-retired: primary_region = 'den': was retired by Fly in October 2025. Use one of {string.Join(", ", FlyRegions.Current)}.",
            finding.ToString());
    }

    [Fact]
    public void Finding_OfASecretLookingName_DoesNotRepeatTheValue()
    {
        var document = Documents.Web with { Env = new Dictionary<string, string> { ["API_KEY"] = "canary-value" } };

        Assert.DoesNotContain("canary-value", Assert.Single(FlyTomlValidator.Validate(document)).ToString(), StringComparison.Ordinal);
    }

    [GeneratedRegex("(Error|Warning)\\(\"(?<rule>[a-z0-9-]+)\"")]
    private static partial Regex RuleName();
}

using HotDash.Hosting.Fly.Model;
using HotDash.Hosting.Fly.Validation;

namespace HotDash.Hosting.Fly.Tests.Validation;

/// <summary>A document with one fault.</summary>
internal sealed record BadDocument(string Rule, string Path, FlyToml Document, FlySeverity Severity = FlySeverity.Error, string? Case = null)
{
    public string Name => Case is null ? Rule : $"{Rule}: {Case}";
}

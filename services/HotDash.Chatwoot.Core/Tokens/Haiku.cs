using System.Security.Cryptography;

namespace HotDash.Chatwoot.Core.Tokens;

/// <summary>A name for a visitor who gives none: <c>quiet-river-417</c>.</summary>
public static class Haiku
{
    private static readonly string[] s_adjectives = ["quiet", "bright", "gentle", "swift", "lucky", "misty", "proud", "calm", "golden", "silent"];
    private static readonly string[] s_nouns = ["river", "meadow", "star", "forest", "breeze", "harbor", "field", "cloud", "stone", "lake"];

    public static string IfBlank(string? name) => string.IsNullOrWhiteSpace(name) ? New() : name;

    private static string New() => $"{Pick(s_adjectives)}-{Pick(s_nouns)}-{RandomNumberGenerator.GetInt32(100, 1000)}";

    private static string Pick(string[] words) => words[RandomNumberGenerator.GetInt32(words.Length)];
}

using HotDash.Migrations.Tool.Verdicts;

namespace HotDash.Migrations.Tool.Rules;

/// <summary>A rule's name, effect, reason and remedy, without the place.</summary>
internal sealed record RuleText(string Rule, Effect Effect, string Why, string Remedy)
{
    public Finding At(string file, int line, string subject) => new(file, line, Rule, Effect, subject, Why, Remedy);
}

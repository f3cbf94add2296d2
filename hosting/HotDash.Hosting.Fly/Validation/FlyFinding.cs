namespace HotDash.Hosting.Fly.Validation;

/// <summary>What is wrong with a document, where, and what to do about it.</summary>
/// <param name="Severity">Errors stop a publish, warnings are printed.</param>
/// <param name="Rule">The rule's name, stable between versions.</param>
/// <param name="Path">The key, as it is written in the file: <c>http_service.checks[0].path</c>.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Problem">What Fly would do with it.</param>
/// <param name="Remedy">The next action.</param>
public sealed record FlyFinding(FlySeverity Severity, string Rule, string Path, string? Value, string Problem, string Remedy)
{
    public override string ToString() => $"{Rule}: {Path}{(Value is null ? "" : $" = '{Value}'")}: {Problem} {Remedy}";

    internal static FlyFinding Error(string rule, string path, object? value, string problem, string remedy) =>
        new(FlySeverity.Error, rule, path, Text(value), problem, remedy);

    internal static FlyFinding Warning(string rule, string path, object? value, string problem, string remedy) =>
        new(FlySeverity.Warning, rule, path, Text(value), problem, remedy);

    private static string? Text(object? value) => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture);
}

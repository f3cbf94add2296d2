using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using HotDash.Hosting.Fly.Model;
using HotDash.Hosting.Fly.Validation;

namespace HotDash.Hosting.Fly.Drift;

/// <summary>The one spelling of a value in which the model and Fly's answer are compared.</summary>
internal static class FactText
{
    public const string Present = "there";

    public static string Service(string protocol, int? port) => $"services[{protocol} {Number(port)}]";

    public static string Range(int? port, int? first, int? last) => port is { } one ? Number(one) : $"{Number(first)}-{Number(last)}";

    public static string Port(IEnumerable<string> handlers, bool? forceHttps) =>
        string.Join(' ', handlers.Order(StringComparer.Ordinal).Concat(forceHttps is true ? ["force_https"] : Array.Empty<string>()));

    public static string Check(
        string type, int? port, string? path, string? method, TimeSpan? interval, TimeSpan? timeout, TimeSpan? grace, IEnumerable<KeyValuePair<string, string>> headers)
    {
        string?[] parts =
        [
            type, Number(port), type is "http" ? (method ?? "GET").ToUpperInvariant() : null, path,
            Duration("every", interval), Duration("timeout", timeout), Duration("grace", grace),
            .. headers.OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase).Select(header => $"{header.Key}: {header.Value}"),
        ];

        return string.Join(' ', parts.Where(part => part is not null));
    }

    public static string Words(IEnumerable<string> words) => string.Join(' ', words.Select(ShellWords.Quote));

    [return: NotNullIfNotNull(nameof(value))]
    public static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    public static string? Flag(bool? value) => value switch { null => null, true => "true", false => "false" };

    private static string? Duration(string name, TimeSpan? value) => value is { } known ? $"{name} {GoDuration.Format(known)}" : null;
}

using System.Globalization;
using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Watching.Alerts;

namespace HotDash.Dashboard.Features.Watching.Notices;

internal static class NoticeText
{
    public static NoticePayload Of(Alert alert, AlertRule rule, NoticeKind kind, Uri? publicAddress)
    {
        var limit = rule.Limit(alert.Severity);
        var link = publicAddress is null ? null : new Uri(publicAddress, "/operations/alerts").ToString();

        return new NoticePayload(
            kind.ToString().ToLowerInvariant(), alert.Level, alert.Environment, alert.Rule, alert.Subject, Title(alert, rule, kind), Body(alert, rule, kind, limit, link))
        {
            Alert = alert.Id,
            Value = alert.Value,
            Limit = limit,
            StartedAt = alert.StartedAt,
            FiredAt = alert.FiredAt,
            ClearedAt = alert.ClearedAt,
            Link = link,
        };
    }

    public static NoticePayload Test(string by, DateTime now) => new(
        "test", "warning", "all", "test", "test", "[test] HotDash can reach you", $"{by} pressed the test button at {now:yyyy-MM-dd HH:mm:ss} UTC. Nothing is wrong.");

    public static string Number(double value, string unit) => unit == "%"
        ? value.ToString("0.## %", CultureInfo.InvariantCulture)
        : $"{value.ToString(Math.Abs(value) < 10 ? "0.#" : "#,##0", CultureInfo.InvariantCulture)}{(unit.Length > 0 ? $" {unit}" : "")}";

    private static string Title(Alert alert, AlertRule rule, NoticeKind kind) => kind switch
    {
        NoticeKind.Cleared => $"[cleared] {alert.Environment}: {alert.Subject}: {rule.Title}",
        NoticeKind.Escalated => $"[critical, nobody has taken it] {alert.Environment}: {alert.Subject}: {rule.Title}",
        _ => $"[{alert.Level}] {alert.Environment}: {alert.Subject}: {rule.Title}",
    };

    private static string Body(Alert alert, AlertRule rule, NoticeKind kind, double? limit, string? link)
    {
        List<string> lines =
        [
            $"Environment: {alert.Environment}",
            $"What: {alert.Subject}, {rule.Title}",
            $"Measured: {Number(alert.Value, rule.Unit)}{(limit is { } edge ? $" ({(rule.IsBelow ? "lowest allowed" : "highest allowed")} {Number(edge, rule.Unit)})" : "")}",
        ];

        if (alert.Detail is { Length: > 0 } detail)
        {
            lines.Add($"Detail: {detail}");
        }

        lines.Add($"Since: {alert.StartedAt:yyyy-MM-dd HH:mm:ss} UTC");
        lines.Add(kind == NoticeKind.Cleared && alert.ClearedAt is { } cleared
            ? $"Over: {cleared:yyyy-MM-dd HH:mm:ss} UTC, after {Durations.Short(cleared - alert.StartedAt)}"
            : $"First thing to do: {rule.Remedy}");

        if (link is not null)
        {
            lines.Add(link);
        }

        return string.Join('\n', lines);
    }
}

using System.Globalization;
using HotDash.Dashboard.Features.Accounts;
using HotDash.Dashboard.Features.Decisions;
using HotDash.Dashboard.Features.Watching.Alerts;
using HotDash.Dashboard.Features.Watching.Notices;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace HotDash.Dashboard.Features.Watching.Pages;

/// <summary>The forms of the alerts page post here. What they change is a decision in the log.</summary>
internal static class AlertsApi
{
    public const string AcknowledgePath = "/operations/alerts/acknowledge";
    public const string SilencePath = "/operations/alerts/silence";
    public const string EndSilencePath = "/operations/alerts/silence/end";
    public const string RulePath = "/operations/alerts/rules";
    public const string TestPath = "/operations/alerts/test";

    public static void MapAlerts(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(AcknowledgePath, AcknowledgeAsync).RequireAuthorization(Policies.Operator);
        routes.MapPost(SilencePath, SilenceAsync).RequireAuthorization(Policies.Operator);
        routes.MapPost(EndSilencePath, EndSilenceAsync).RequireAuthorization(Policies.Operator);
        routes.MapPost(RulePath, ChangeRuleAsync).RequireAuthorization(Policies.Admin);
        routes.MapPost(TestPath, TestAsync).RequireAuthorization(Policies.Operator);
    }

    private static async Task<RedirectHttpResult> AcknowledgeAsync(
        [FromForm] long id, HttpContext context, AlertStore alerts, DecisionLog log, TimeProvider time, CancellationToken cancellationToken)
    {
        var actor = Who(context);
        var isFirst = await alerts.AcknowledgeAsync(id, actor.Name, time.GetUtcNow().UtcDateTime, cancellationToken);

        if (isFirst)
        {
            await log.RecordAsync(new NewDecision(actor, "alert.acknowledge", $"alert:{id}", $"alert.acknowledge:{id}"), cancellationToken);
        }

        return Tell(isFirst ? "taken" : "late");
    }

    private static async Task<RedirectHttpResult> SilenceAsync(
        [FromForm] string environment,
        [FromForm] string rule,
        [FromForm] int minutes,
        [FromForm] string reason,
        HttpContext context,
        SilenceStore silences,
        DecisionLog log,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var actor = Who(context);
        var length = TimeSpan.FromMinutes(Math.Clamp(minutes, 1, (int)TimeSpan.FromDays(7).TotalMinutes));
        var id = await silences.AddAsync(environment, rule, reason.Trim(), actor.Name, time.GetUtcNow().UtcDateTime, length, cancellationToken);
        await log.RecordAsync(
            new NewDecision(actor, "alert.silence", $"silence:{id}", $"alert.silence:{id}") { Rationale = reason.Trim(), Payload = new { environment, rule, minutes = length.TotalMinutes } },
            cancellationToken);

        return Tell("silenced");
    }

    private static async Task<RedirectHttpResult> EndSilenceAsync(
        [FromForm] long id, HttpContext context, SilenceStore silences, DecisionLog log, TimeProvider time, CancellationToken cancellationToken)
    {
        await silences.EndAsync(id, time.GetUtcNow().UtcDateTime, cancellationToken);
        await log.RecordAsync(new NewDecision(Who(context), "alert.silence_end", $"silence:{id}", $"alert.silence_end:{id}"), cancellationToken);

        return Tell("ended");
    }

    private static async Task<RedirectHttpResult> ChangeRuleAsync(
        [AsParameters] RuleForm form, HttpContext context, RuleStore rules, DecisionLog log, CancellationToken cancellationToken)
    {
        var rule = (await rules.ReadAsync(cancellationToken)).FirstOrDefault(rule => rule.Name == form.Name);

        if (rule is null || !TryNumber(form.Warning, out var warning) || !TryNumber(form.Critical, out var critical) || !IsInOrder(rule, warning, critical))
        {
            return Tell("limits");
        }

        var changed = rule with
        {
            Version = form.Version,
            Warning = warning,
            Critical = critical,
            Hold = TimeSpan.FromSeconds(Math.Clamp(form.Hold, 0, 86_400)),
            IsEnabled = form.Enabled ?? false,
            Reason = form.Reason.Trim(),
        };
        var actor = Who(context);

        if (await rules.ChangeAsync(changed, actor.Name, cancellationToken) is not { } version)
        {
            return Tell("conflict");
        }

        await log.RecordAsync(
            new NewDecision(actor, "alert.rule", $"rule:{rule.Name}", $"alert.rule:{rule.Name}:{version}") { Rationale = changed.Reason, Payload = new { version, warning, critical, changed.Hold, changed.IsEnabled } },
            cancellationToken);

        return Tell("changed");
    }

    private static async Task<RedirectHttpResult> TestAsync(HttpContext context, NoticeStore notices, TimeProvider time, CancellationToken cancellationToken) =>
        Tell((await notices.AddTestAsync(Who(context).Name, time.GetUtcNow().UtcDateTime, cancellationToken)).Count > 0 ? "tested" : "nosink");

    private static bool IsInOrder(AlertRule rule, double? warning, double? critical) =>
        (warning ?? critical) is not null && (warning is null || critical is null || (rule.IsBelow ? critical < warning : critical > warning));

    private static bool TryNumber(string? text, out double? number)
    {
        number = double.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : null;

        return number is not null || string.IsNullOrWhiteSpace(text);
    }

    private static Actor Who(HttpContext context) => Actor.From(context.User) ?? throw new InvalidOperationException("The policy lets only operators in.");

    private static RedirectHttpResult Tell(string key) => TypedResults.LocalRedirect($"/operations/alerts?told={key}");
}

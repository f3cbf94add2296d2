using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Reports;

/// <summary>From <c>since</c> to <c>until</c>, given in unix seconds. Default: the last 30 days.</summary>
internal readonly record struct ReportRange(DateTime Since, DateTime Until)
{
    private static readonly TimeSpan s_default = TimeSpan.FromDays(30);

    /// <summary>Guards against a series of a million empty days.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(366 * 5);

    /// <summary>The time of the same length before.</summary>
    public ReportRange Previous => new(Since - (Until - Since), Since);

    public static ReportRange From(RailsParameters parameters, DateTimeOffset now)
    {
        var until = RailsTime.FromSeconds(parameters.Decimal("until")) ?? now.UtcDateTime;
        var since = RailsTime.FromSeconds(parameters.Decimal("since")) ?? until - s_default;

        return new ReportRange(until - since > s_longest ? until - s_longest : since, until);
    }
}

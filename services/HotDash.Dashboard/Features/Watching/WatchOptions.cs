using System.ComponentModel.DataAnnotations;
using HotDash.Dashboard.Features.Watching.Notices;
using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Features.Watching;

/// <summary>What is watched and who is told. Without environments the dashboard watches the stack that it belongs to.</summary>
public sealed class WatchOptions
{
    public const string SectionName = "Watching";

    /// <summary>Between two passes. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long measurements are kept. Default 14 days.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "400.00:00:00")]
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(14);

    public IReadOnlyList<WatchedEnvironment> Environments { get; init; } = [];

    /// <summary>Where people open this dashboard; links in notices lead there.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>Asked after every pass. A service behind it that is not asked any more raises its own alarm: nothing else tells that the watcher is dead.</summary>
    public Uri? DeadMansSwitch { get; init; }

    [ValidateObjectMembers]
    public MailOptions Mail { get; init; } = new();

    public WebhookOptions Webhook { get; init; } = new();
}

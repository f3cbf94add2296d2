using System.ComponentModel.DataAnnotations;

namespace HotDash.Dashboard.Features.Escalations;

/// <summary>When a waiting customer becomes an escalation.</summary>
public sealed class EscalationOptions
{
    public const string SectionName = "Escalations";

    /// <summary>How long a customer may wait for a person. Default 30 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan WaitLimit { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Amounts above it are for the owner. Default 500, in the shop's currency.</summary>
    [Range(0, 1_000_000)]
    public decimal RefundLimit { get; init; } = 500;

    /// <summary>Whether the waiting clock runs only in business hours. Default: no, it always runs.</summary>
    public bool BusinessHoursOnly { get; init; }

    /// <summary>IANA name. Default UTC.</summary>
    [Required]
    public string TimeZone { get; init; } = "UTC";

    public TimeOnly Opens { get; init; } = new(9, 0);

    public TimeOnly Closes { get; init; } = new(17, 0);
}

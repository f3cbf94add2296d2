using System.ComponentModel.DataAnnotations;

namespace HotDash.Dashboard.Features.Watching.Notices;

/// <summary>Notices by e-mail. Without host and recipients none is sent.</summary>
public sealed class MailOptions
{
    public string? Host { get; init; }

    [Range(1, 65535)]
    public int Port { get; init; } = 587;

    public string? User { get; init; }

    public Secret? Password { get; init; }

    /// <summary>Default hotdash@localhost.</summary>
    [Required]
    public string From { get; init; } = "hotdash@localhost";

    public IReadOnlyList<string> To { get; init; } = [];

    public bool IsConfigured => !string.IsNullOrEmpty(Host) && To.Count > 0;
}

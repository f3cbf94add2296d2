namespace HotDash.Dashboard.Features.Social;

/// <summary>What the shop posted on social networks, and how it was received.</summary>
internal interface ISocialPosts
{
    /// <summary>Null when it can be asked; otherwise what has to be set up.</summary>
    string? SetupHint { get; }

    /// <summary>From <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    Task<IReadOnlyList<SocialPost>> ReadAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken);
}

namespace HotDash.Chatwoot.Core.Conversations;

/// <summary>How an account resolves idle conversations.</summary>
public sealed class AutoResolution
{
    public int AfterMinutes { get; init; }

    public string? Message { get; init; }

    public string? Label { get; init; }

    /// <summary>Leave conversations alone whose customer waits for an answer.</summary>
    public bool IgnoreWaiting { get; init; }
}

namespace HotDash.Sidekiq.Fetching;

/// <summary>What one exchange with Redis brought.</summary>
internal sealed record FetchRound(bool LeaseLost, bool SuspectsExist, IReadOnlyList<(int Queue, byte[] Payload)> Taken)
{
    public static readonly FetchRound Lost = new(LeaseLost: true, SuspectsExist: false, []);
}

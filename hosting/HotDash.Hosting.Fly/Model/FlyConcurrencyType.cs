namespace HotDash.Hosting.Fly.Model;

/// <summary>What a concurrency limit counts.</summary>
public enum FlyConcurrencyType
{
    Connections,
    Requests,
}

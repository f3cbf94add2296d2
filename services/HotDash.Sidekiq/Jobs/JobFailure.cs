namespace HotDash.Sidekiq.Jobs;

/// <summary>Why a run failed.</summary>
internal sealed record JobFailure(string ErrorClass, string Message, IReadOnlyList<string>? Backtrace)
{
    public const int MaxMessageLength = 10_000;

    public static JobFailure From(Exception error) => new(
        error.GetType().FullName ?? error.GetType().Name,
        error.Message,
        error.StackTrace?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}

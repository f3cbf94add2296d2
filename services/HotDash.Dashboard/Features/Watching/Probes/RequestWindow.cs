using HotDash.Dashboard.Features.Watching.Charts;

namespace HotDash.Dashboard.Features.Watching.Probes;

/// <summary>Status and duration of the answers of the last five minutes. Probes and open pages' connections are not counted.</summary>
internal sealed class RequestWindow(TimeProvider time)
{
    private const int Most = 50_000;
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(5);

    private readonly Queue<(DateTimeOffset At, double Ms, bool IsError)> _answers = new();
    private readonly Lock _lock = new();

    public void Add(int status, TimeSpan elapsed)
    {
        lock (_lock)
        {
            _answers.Enqueue((time.GetUtcNow(), elapsed.TotalMilliseconds, status >= StatusCodes.Status500InternalServerError));

            while (_answers.Count > Most)
            {
                _answers.Dequeue();
            }
        }
    }

    /// <summary>Null when nobody asked anything.</summary>
    public (int Count, double ErrorRate, double P95Ms)? Read()
    {
        lock (_lock)
        {
            var oldest = time.GetUtcNow() - s_window;

            while (_answers.TryPeek(out var first) && first.At < oldest)
            {
                _answers.Dequeue();
            }

            return _answers.Count == 0
                ? null
                : (_answers.Count, (double)_answers.Count(answer => answer.IsError) / _answers.Count, Percentile.Of([.. _answers.Select(answer => answer.Ms)], 0.95));
        }
    }
}

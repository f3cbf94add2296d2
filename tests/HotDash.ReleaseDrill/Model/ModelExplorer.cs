using HotDash.Hosting.Fly.Release.Flow;

namespace HotDash.ReleaseDrill.Model;

/// <summary>Walks through every reachable state of the model, depth first, so that a way that leads back to itself is met while it is being walked.</summary>
internal sealed class ModelExplorer
{
    private readonly Dictionary<ModelState, bool> _finished = [];

    public int States => _finished.Count;

    /// <summary>The first thing that must not be, or null.</summary>
    public string? Violation { get; private set; }

    /// <summary>Two operators who deploy different images, on all that can be the case with the images.</summary>
    public static ModelState Begin(string well, int crashes, int hangs) => new()
    {
        First = new ModelOperator(ModelLife.Waiting, "a"), Second = new ModelOperator(ModelLife.Waiting, "b"), Well = well, CrashesLeft = crashes, HangsLeft = hangs,
    };

    public ModelExplorer Explore(ModelState first)
    {
        var way = new Stack<(ModelState State, IEnumerator<ModelState> Next)>();
        _finished[first] = false;
        way.Push((first, ReleaseModel.Next(first).GetEnumerator()));

        while (Violation is null && way.TryPeek(out var here))
        {
            if (!here.Next.MoveNext())
            {
                _finished[here.State] = true;
                way.Pop();

                continue;
            }

            var next = here.Next.Current;

            // Of the step, not of the state: the same state can be reached rightly by another way.
            Violation = Check(here.State, next);

            if (_finished.TryGetValue(next, out var isFinished))
            {
                Violation ??= isFinished ? null : $"a circle at {next}";

                continue;
            }

            Violation ??= ReleaseModel.Next(next).Any() || next.Ledger is null or { IsOver: true } ? null : $"nothing can happen any more in {next}";
            _finished[next] = false;
            way.Push((next, ReleaseModel.Next(next).GetEnumerator()));
        }

        return this;
    }

    private static string? Check(ModelState before, ModelState state)
    {
        if (state.Ledger is { IsOver: true } over && !ReferenceEquals(before.Ledger, over) && over.Phase is not ReleasePhase.NeedsAPerson && !state.IsWell(over.Image))
        {
            return $"'{over.Phase} {over.Image}' was written, but {state.Runs} runs in {state}";
        }

        return IsUp(state.First) && IsUp(state.Second) ? $"both deploy in {state}" : null;
    }

    private static bool IsUp(ModelOperator one) => one.Life is ModelLife.Running or ModelLife.Hung;
}

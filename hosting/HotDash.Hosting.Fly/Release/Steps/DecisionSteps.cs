using HotDash.Hosting.Fly.Release.Records;

namespace HotDash.Hosting.Fly.Release.Steps;

/// <summary>What people decide is written to the ledger; the runner that waits for it reads it there.</summary>
internal static class DecisionSteps
{
    public static async Task ApproveAsync(ReleaseStepContext context)
    {
        var app = await context.AppAsync();
        var to = context.Settings.To ?? throw ReleaseStepContext.Failure(ReleaseOutcome.Usage, "Name what may be gone back to: --Fly:Release:To=IMAGE, a digest or a release.");
        var good = context.Ledger.Read().LastOrDefault(entry => entry.App == app.Name && LedgerStates.IsGood(entry.State) && (entry.Image == to || ReleaseTarget.DigestOf(entry.Image) == to || entry.Flow?.Release == to))
            ?? throw ReleaseStepContext.Failure(ReleaseOutcome.Refused, $"'{to}' was never verified as an image of {app.Name}.");

        Append(context, app.Name, LedgerStates.Approved, good.Image);
    }

    public static async Task DecideAsync(ReleaseStepContext context)
    {
        var app = await context.AppAsync();
        var state = context.Settings.Decision switch
        {
            "keep" => LedgerStates.DecidedToKeep,
            "rollback" => LedgerStates.DecidedToRollBack,
            _ => throw ReleaseStepContext.Failure(ReleaseOutcome.Usage, "Say what is to be done: --Fly:Release:Decision=keep or rollback."),
        };
        var failed = context.Ledger.Read().LastOrDefault(entry => entry.App == app.Name && entry.Flow is not null) is { Flow: { Phase: Flow.ReleasePhase.Failed } flow }
            ? flow
            : throw ReleaseStepContext.Failure(ReleaseOutcome.Refused, $"No release of {app.Name} waits for a decision.");

        Append(context, app.Name, state, failed.Target);
    }

    private static void Append(ReleaseStepContext context, string app, string state, string image)
    {
        var actor = context.RequireActor();
        var reason = context.RequireReason();
        context.Ledger.Append(new LedgerEntry { App = app, State = state, Image = image, Actor = actor, Reason = reason });
        Console.Out.WriteLine($"{app}: {actor} {state.Replace('-', ' ')} {image}: {reason}");
    }
}

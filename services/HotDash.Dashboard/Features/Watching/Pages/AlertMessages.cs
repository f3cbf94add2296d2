using HotDash.Dashboard.Components.Shared;

namespace HotDash.Dashboard.Features.Watching.Pages;

/// <summary>What a form's answer tells; only these texts can be asked for by the address.</summary>
internal static class AlertMessages
{
    public static Notice? Find(string? key) => key switch
    {
        "taken" => new(Tone.Good, "You have taken it: it is not told again."),
        "late" => new(Tone.Info, "Somebody else was first, or it is over."),
        "silenced" => new(Tone.Good, "Silenced."),
        "ended" => new(Tone.Good, "The silence has ended."),
        "changed" => new(Tone.Good, "The rule was changed; the next pass goes by it."),
        "conflict" => new(Tone.Critical, "Somebody changed the rule meanwhile. Look at it again."),
        "limits" => new(Tone.Critical, "A limit is a number with a point, and the critical limit lies beyond the warning."),
        "tested" => new(Tone.Good, "A test is on its way."),
        "nosink" => new(Tone.Critical, "Nothing is configured to send a test to."),
        _ => null,
    };
}

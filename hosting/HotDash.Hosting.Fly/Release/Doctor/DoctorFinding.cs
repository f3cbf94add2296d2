namespace HotDash.Hosting.Fly.Release.Doctor;

/// <summary>One thing that was looked at.</summary>
/// <param name="Name">What.</param>
/// <param name="IsFine">Null: it could not be told.</param>
/// <param name="Text">The observed value, and the remedy where one is needed.</param>
internal sealed record DoctorFinding(string Name, bool? IsFine, string Text)
{
    public override string ToString() => $"{(IsFine switch { true => "ok     ", false => "PROBLEM", null => "unknown" })} {Name}: {Text}";
}

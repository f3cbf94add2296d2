namespace HotDash.Hosting.Fly.Publishing;

/// <summary>What a variable of a resource is on Fly.</summary>
internal abstract record FlyValue
{
    private FlyValue()
    {
    }

    /// <summary>Known when publishing and no secret: stands in the file.</summary>
    public sealed record Literal(string Text) : FlyValue;

    /// <summary>Set on Fly by name. The sources say where the value comes from, never the value.</summary>
    public sealed record Secret(IReadOnlyList<string> Sources) : FlyValue;

    /// <summary>Has no counterpart on Fly.</summary>
    public sealed record Unsupported(string Problem) : FlyValue;
}

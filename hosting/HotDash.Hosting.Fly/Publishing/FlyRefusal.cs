namespace HotDash.Hosting.Fly.Publishing;

/// <summary>What keeps a resource from being published.</summary>
/// <param name="Resource">The resource or the file.</param>
/// <param name="Problem">What is wrong, with the value.</param>
/// <param name="Remedy">The next action.</param>
internal sealed record FlyRefusal(string Resource, string Problem, string Remedy)
{
    public override string ToString() => $"{Resource}: {Problem} {Remedy}";
}

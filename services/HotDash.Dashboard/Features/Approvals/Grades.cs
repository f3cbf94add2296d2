namespace HotDash.Dashboard.Features.Approvals;

/// <summary>How good a suggested reply was, 1 (poor) to 5 (excellent).</summary>
public sealed record Grades(int Tone, int Accuracy, int Policy)
{
    public bool AreValid => Tone is >= 1 and <= 5 && Accuracy is >= 1 and <= 5 && Policy is >= 1 and <= 5;
}

namespace HotDash.Dashboard.Features.Search;

/// <summary>Clicks from a search phrase in the last seven final days and in the seven before, and where the shop stood on average.</summary>
internal sealed record SearchPhrase(string Phrase, long Clicks, long ClicksBefore, double Position)
{
    /// <summary>-0.25 is a quarter fewer.</summary>
    public double Change => ClicksBefore == 0 ? 0 : (double)(Clicks - ClicksBefore) / ClicksBefore;
}

namespace HotDash.Dashboard.Features.Traffic;

/// <summary>Sessions of the last seven days, and their change against the seven days before: -0.25 is a quarter fewer.</summary>
internal sealed record LandingPage(string Path, long Sessions, double Change);

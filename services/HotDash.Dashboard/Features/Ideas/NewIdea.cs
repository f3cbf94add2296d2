namespace HotDash.Dashboard.Features.Ideas;

internal sealed record NewIdea(string Title, string Reasoning, string Type, string Priority);

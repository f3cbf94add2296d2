namespace HotDash.Hosting.Fly.Publishing;

/// <summary>What the model says of an app and no key of a fly.toml holds: who reviews the file reads it above the keys.</summary>
internal static class FlyTomlComments
{
    private const string Header = "Generated from the application model. Change the AppHost and publish again.";

    public static IReadOnlyList<string> Of(FlyAppModel app, string path) =>
    [
        Header,
        $"Image: {Image(app)}, named by the deploy: fly deploy --config {path} --image NAME@sha256:DIGEST",
        .. app.WaitsFor.Count > 0 ? [$"Deployed after: {string.Join(", ", app.WaitsFor)}."] : Array.Empty<string>(),
        .. app.Settings.Routes.Select(Describe),
        .. app.Groups.SelectMany(group => group.OtherHealthChecks.Select(key => $"Not checked on Fly: {key} of {group.Resource}, which is no request.")),
    ];

    private static string Describe(FlyRoute route)
    {
        IReadOnlyList<string> parts = [.. route.MustContain, .. route.Fields.Select(field => $"{field.Key} {field.Value}"), .. route.Growing.Select(number => $"{number} growing")];

        return OneLine($"Released when GET {route.Path}{(route.AskedOf is { } other ? $" of {other}" : "")} answers {route.Status}{(parts.Count > 0 ? $" with {string.Join(" and ", parts)}" : "")}.");
    }

    private static string Image(FlyAppModel app) => app switch
    {
        { ExternalImage: { } image, Settings.ImageDigest: { } digest } => $"{image} by the digest in parameter {digest.Resource.Name}",
        { ExternalImage: { } image } => image,
        { Project: { } project } => $"built from {project}",
        _ => "built elsewhere",
    };

    /// <summary>A comment of a TOML file ends with its line and holds no control characters.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));
}

using HotDash.Hosting.Fly.Model;
using HotDash.Hosting.Fly.Publishing;

namespace HotDash.Hosting.Fly.Drift;

/// <summary>What the model says of an app.</summary>
/// <param name="Digest">Of the image that should run; null: nobody said.</param>
internal sealed record ExpectedApp(FlyAppModel Model, FlyToml Document, string? Digest)
{
    public string Name => Model.Name;
}

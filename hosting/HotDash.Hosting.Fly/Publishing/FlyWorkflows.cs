namespace HotDash.Hosting.Fly.Publishing;

/// <summary>The GitHub workflows of an environment.</summary>
internal static class FlyWorkflows
{
    public static IEnumerable<GeneratedFile> Write(IReadOnlyList<FlyAppModel> apps, FlyEnvironmentResource environment, FlyWorkflowOptions options) => [];
}

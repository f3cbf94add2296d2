namespace HotDash.Hosting.Fly.Model;

/// <summary>The spelling of the enumerations in a fly.toml.</summary>
internal static class FlyWords
{
    public static string? Of<T>(T? value)
        where T : struct, Enum => value switch
        {
            null => null,
            FlyRestartPolicy.OnFailure => "on-failure",
            _ => Enum.GetName(value.Value)?.ToLowerInvariant(),
        };
}

using System.Text.RegularExpressions;

namespace Aspire.Hosting;

/// <summary>Names of data volumes that tell applications, and clones of one application, apart.</summary>
public static partial class VolumeNameGenerator
{
    private const int HashLength = 10;

    /// <summary><c>shop.apphost-0a1b2c3d4e-postgres-data</c></summary>
    public static string Generate<T>(IResourceBuilder<T> builder, string suffix)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);

        if (UnusableInVolumeName().IsMatch(suffix))
        {
            throw new ArgumentException($"The suffix '{suffix}' may hold letters, digits, '.', '_' and '-' only.", nameof(suffix));
        }

        var configuration = builder.ApplicationBuilder.Configuration;
        var application = UnusableInVolumeName().Replace(builder.ApplicationBuilder.Environment.ApplicationName, "_").ToLowerInvariant();
        var hash = (configuration["AppHost:Sha256"] ?? "").PadRight(HashLength, '0')[..HashLength].ToLowerInvariant();

        return $"{application}-{hash}-{builder.Resource.Name}-{suffix}";
    }

    [GeneratedRegex("[^a-zA-Z0-9_.-]")]
    private static partial Regex UnusableInVolumeName();
}

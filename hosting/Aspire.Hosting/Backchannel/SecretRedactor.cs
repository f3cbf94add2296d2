namespace Aspire.Hosting.Backchannel;

/// <summary>
/// Takes secret values out of what leaves the AppHost, also inside larger values: a password stands in a connection string,
/// in a URL (escaped there) or behind a header's name.
/// </summary>
internal sealed class SecretRedactor(DistributedApplicationModel model, IConfiguration configuration)
{
    public const string Redacted = "[redacted]";

    // Shorter ones would blank out ordinary text; they are hidden only where they are the whole value.
    private const int MinLengthInside = 4;

    private static readonly string[] s_ownSecrets =
        ["AppHost:BrowserToken", "AppHost:OtlpApiKey", "AppHost:DashboardApiKey", "AppHost:ResourceService:ApiKey"];

    /// <summary>The values known to be secret now; a parameter that has none yet is in nothing that could leave.</summary>
    public async Task<SecretValues> ReadAsync(CancellationToken cancellationToken)
    {
        var values = s_ownSecrets.Select(key => configuration[key]).OfType<string>().ToHashSet(StringComparer.Ordinal);
        // A generated password is a parameter that only its server refers to.
        foreach (var parameter in model.Resources.SelectMany(ValueReferences.ParametersOf).Distinct().Where(parameter => parameter.Secret))
        {
            var value = parameter.GetValueAsync(cancellationToken);
            if (value.IsCompletedSuccessfully && await value is { } known)
            {
                values.Add(known);
            }
        }

        values.Remove(string.Empty);
        return new SecretValues(values);
    }

    /// <summary>Secret values, longest first, with the forms in which they appear in URLs.</summary>
    internal sealed class SecretValues(IReadOnlySet<string> values)
    {
        private readonly string[] _inside = [.. values
            .Where(value => value.Length >= MinLengthInside)
            .SelectMany(value => new[] { value, Uri.EscapeDataString(value) })
            .Distinct()
            .OrderByDescending(value => value.Length)];

        /// <summary>Null for a value that is a secret as a whole, as the CLI shows it.</summary>
        public string? Redact(string? value) => value is null || values.Contains(value)
            ? null
            : _inside.Aggregate(value, (text, secret) => text.Replace(secret, Redacted, StringComparison.Ordinal));
    }
}

using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Chatwoot;

/// <summary>The secrets of one installation. Generated once and kept in user secrets in run mode; required parameters in publish mode.</summary>
public sealed record ChatwootSecrets(
    IResourceBuilder<ParameterResource> AdminPassword,
    IResourceBuilder<ParameterResource> ApiAccessToken,
    IResourceBuilder<ParameterResource> WebhookSecret)
{
    internal static ChatwootSecrets Add(IDistributedApplicationBuilder builder, string name) => new(
        // Chatwoot demands upper, lower, digit and special characters of a password.
        Add(builder, $"{name}-admin-password", new() { MinLength = 22, MinLower = 1, MinUpper = 1, MinNumeric = 1, MinSpecial = 1 }),
        // Chatwoot's own tokens are 24 letters and digits (has_secure_token).
        Add(builder, $"{name}-api-token", new() { MinLength = 24, Special = false }),
        Add(builder, $"{name}-webhook-secret", new() { MinLength = 32, Special = false }));

    private static IResourceBuilder<ParameterResource> Add(IDistributedApplicationBuilder builder, string name, GenerateParameterDefault generated) =>
        builder.ExecutionContext.IsPublishMode
            ? builder.AddParameter(name, secret: true)
            : builder.AddParameter(name, generated, secret: true, persist: true);
}

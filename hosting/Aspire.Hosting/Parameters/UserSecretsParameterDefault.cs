namespace Aspire.Hosting.ApplicationModel;

/// <summary>Keeps what another default generated, so that the next run gets the same.</summary>
internal sealed class UserSecretsParameterDefault(ParameterDefault inner, string configurationKey, IUserSecretsManager userSecrets) : ParameterDefault
{
    public override string GetDefaultValue()
    {
        var value = inner.GetDefaultValue();
        userSecrets.TrySetSecret(configurationKey, value);

        return value;
    }

    public override void WriteToManifest(ManifestPublishingContext context) => inner.WriteToManifest(context);
}

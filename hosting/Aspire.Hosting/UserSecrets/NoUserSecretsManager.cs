using System.Text.Json.Nodes;

namespace Aspire.Hosting;

/// <summary>For an application without a user secrets id: nothing is kept.</summary>
internal sealed class NoUserSecretsManager : IUserSecretsManager
{
    public bool IsAvailable => false;

    public string FilePath => "";

    public bool TrySetSecret(string name, string value) => false;

    public bool TryDeleteSecret(string name) => false;

    public void GetOrSetSecret(IConfigurationManager configuration, string name, Func<string> valueGenerator)
    {
        if (string.IsNullOrEmpty(configuration[name]))
        {
            configuration[name] = valueGenerator();
        }
    }

    public Task SaveStateAsync(JsonObject state, CancellationToken cancellationToken = default) => Task.CompletedTask;
}

using System.Text.Json.Nodes;

namespace Aspire.Hosting;

/// <summary>The user's secrets for this application, outside the repository.</summary>
public interface IUserSecretsManager
{
    /// <summary>False when the application has no user secrets id; nothing is kept then.</summary>
    bool IsAvailable { get; }

    string FilePath { get; }

    bool TrySetSecret(string name, string value);

    bool TryDeleteSecret(string name) => false;

    void GetOrSetSecret(IConfigurationManager configuration, string name, Func<string> valueGenerator);

    Task SaveStateAsync(JsonObject state, CancellationToken cancellationToken = default);
}

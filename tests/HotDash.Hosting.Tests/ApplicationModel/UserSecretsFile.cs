using Aspire.Hosting;

namespace HotDash.Hosting.Tests.ApplicationModel;

/// <summary>A user secrets file of its own for the models that are built while it exists.</summary>
internal sealed class UserSecretsFile : IDisposable
{
    private const string IdVariable = "DOTNET_USER_SECRETS_ID";

    public UserSecretsFile()
    {
        var id = $"hotdash-tests-{Guid.NewGuid():N}";
        Environment.SetEnvironmentVariable(IdVariable, id);
        Path = UserSecrets.PathOf(id);
    }

    public string Path { get; }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(IdVariable, null);
        Directory.Delete(System.IO.Path.GetDirectoryName(Path)!, recursive: true);
    }
}

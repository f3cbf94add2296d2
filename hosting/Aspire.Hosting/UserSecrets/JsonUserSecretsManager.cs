using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aspire.Hosting;

/// <summary>The <c>secrets.json</c> of the .NET user secrets: flat, with keys such as <c>Parameters:token</c>. Written whole, readable by the user alone.</summary>
internal sealed class JsonUserSecretsManager(string filePath) : IUserSecretsManager
{
    private const int MaxClaims = 200;

    private static readonly TimeSpan s_claimInterval = TimeSpan.FromMilliseconds(10);
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public bool IsAvailable => true;

    public string FilePath { get; } = filePath;

    public bool TrySetSecret(string name, string value) => Change(secrets => secrets[name] = value);

    public bool TryDeleteSecret(string name) => Change(secrets => secrets.Remove(name));

    public void GetOrSetSecret(IConfigurationManager configuration, string name, Func<string> valueGenerator)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(valueGenerator);

        if (!string.IsNullOrEmpty(configuration[name]))
        {
            return;
        }

        var value = valueGenerator();
        TrySetSecret(name, value);
        configuration[name] = value;
    }

    public Task SaveStateAsync(JsonObject state, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(state);

        Change(secrets =>
        {
            secrets.Clear();

            foreach (var (key, value) in state)
            {
                secrets[key] = value?.DeepClone();
            }
        });

        return Task.CompletedTask;
    }

    private bool Change(Action<JsonObject> change)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
            using var claim = Claim();
            var secrets = Read();
            change(secrets);
            Write(secrets);

            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return false;
        }
    }

    /// <summary>Several application hosts, and the user's tools, may change one file at a time: whoever holds the lock file writes.</summary>
    private FileStream Claim()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream($"{FilePath}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            }
            catch (Exception exception) when (attempt < MaxClaims && exception is IOException or UnauthorizedAccessException)
            {
                Thread.Sleep(s_claimInterval);
            }
        }
    }

    private JsonObject Read() => File.Exists(FilePath) && File.ReadAllText(FilePath) is { Length: > 0 } text
        ? JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })?.AsObject() ?? []
        : [];

    private void Write(JsonObject secrets)
    {
        var temporary = $"{FilePath}.{Environment.ProcessId}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };

        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(temporary, options))
        {
            writer.Write(secrets.ToJsonString(s_indented));
        }

        File.Move(temporary, FilePath, overwrite: true);
    }
}
